namespace Routing.Cluster;

/// <summary>Keeps note of which actors exist, for storage that cannot list its documents itself.</summary>
internal interface IActorListing
{
    /// <summary>Before an actor is first stored: one too many in a list is harmless, one too few is not.</summary>
    ValueTask Add(ActorKey key);
    ValueTask Remove(ActorKey key);
}
