namespace Routing.Actors;

/// <summary>
/// Finds a contact: the contact actor says who most likely has it, and that owner how it stands. While it is on its way
/// neither has it, so the question is put again a few times before the record alone is answered.
/// </summary>
public sealed class ContactFinder(IActorDirectory actors, TimeProvider clock)
{
    private const int MaxTries = 6;

    public async ValueTask<Located> Find(string id, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var record = await actors.Contact(id).Get(ct);
            if (record is null || record.Closed is not null || record.Hops.IsEmpty) return new Located(record, null);
            if (await AtOwner(record, id, ct) is { } live) return new Located(record, live);
            if (tries == MaxTries) return new Located(record, null);
            await Task.Delay(TimeSpan.FromMilliseconds(1 << tries), clock, ct);
        }
    }

    private ValueTask<LiveContact?> AtOwner(ContactRecord record, string id, CancellationToken ct) => record.Owner switch
    {
        { Kind: ActorKind.Queue } queue => actors.Queue(queue.Id).Find(id, ct),
        { Kind: ActorKind.Agent } agent => actors.Agent(agent.Id).Find(id, ct),
        _ => default,
    };
}

/// <summary>What is known of a contact: its record, and how it stands at its owner.</summary>
public readonly record struct Located(ContactRecord? Record, LiveContact? Live)
{
    public ContactState? State => Live?.State ?? Record?.Closed?.State ?? (Record is null ? null : ContactViews.StateBetweenOwners(Record));

    public ContactCard? Card => Live?.Card ?? Record?.Plan.Card;

    /// <summary>Whether an agent has, had or is offered the contact, or listens in on it.</summary>
    public bool Concerns(string agent) =>
        Live?.Agent == agent || Live?.ConsultingAgent == agent || Live?.Offer?.AgentId == agent || Record?.Answer?.Agent == agent || Record?.Closed?.Agent == agent;
}
