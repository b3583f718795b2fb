namespace Routing.Embedded.Tests;

/// <summary>Actors, parts and events to store.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly IPartCodec Codec = new PartCodec(
        ("config", typeof(QueueConfig)), ("row", typeof(Arrival)), ("profile", typeof(AgentProfile)), ("contact", typeof(ContactRecord)), ("begun", typeof(ContactBegun)), ("closed", typeof(ContactSnapshot)), ("customer", typeof(CustomerRecord)));

    public static readonly IReadOnlyDictionary<ActorKind, IPartCodec> Codecs = Enum.GetValues<ActorKind>().ToDictionary(k => k, _ => Codec);

    public static QueueConfig Config(string name = "After-sales") => new() { Name = name };

    public static ContactCard Card(string contact) => new()
    {
        ContactId = contact, CustomerId = "u-1", Channel = Channel.Voice, Intent = "repair", Tier = "gold", Own = new(Channel.Voice, [new("repair", 3)]), CreatedAt = Noon,
    };

    public static Arrival Row(string contact) => new() { Card = Card(contact), Hop = 1, WaitingSince = Noon };

    public static ContactRecord Contact(string id, bool closed = false) => new()
    {
        Request = new() { Id = id, CustomerId = "u-1", Channel = Channel.Voice, Text = "洗衣机漏水" },
        Plan = new() { Queue = "after-sales", Group = "default", Card = Card(id) },
        CreatedAt = Noon,
        Closed = closed ? new() { ContactId = id, State = ContactState.Closed, Queue = "after-sales", EndedAt = Noon } : null,
    };

    public static ContactQueued Queued(string contact, string queue = "after-sales") => new(contact, queue, 1, 5, Noon, null);

    public static ActorWrite Write(ActorKey key, long epoch, params PartChange[] parts) => new(key, epoch, Codec, parts, []);

    public static ActorWrite With(this ActorWrite write, long firstNumber, params RoutingEvent[] events) =>
        write with { Events = [.. events.Select((e, i) => new RecordedEvent(write.Key, firstNumber + i, Noon, e))] };

    public static async Task<long> Epoch(this IActorStore store, ActorKey key) => (await store.Claim(key, Codec)).Epoch;
}
