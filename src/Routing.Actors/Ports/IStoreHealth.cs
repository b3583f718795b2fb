namespace Routing.Actors;

/// <summary>Whether the store takes writes now: on a full disk or a damaged file it can be read still, and contacts cannot be taken.</summary>
public interface IStoreHealth
{
    /// <summary>Why writes are refused, and what to do; null while they are taken.</summary>
    string? Refusal { get; }

    /// <summary>The same, after a try where what is known is old or may have passed. It takes as long as the store lets it.</summary>
    ValueTask<string?> Look(CancellationToken ct = default) => ValueTask.FromResult(Refusal);
}
