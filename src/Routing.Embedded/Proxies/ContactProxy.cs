namespace Routing.Embedded;

/// <summary>Sends the calls of <see cref="IContact"/> through the mailbox of one contact.</summary>
internal sealed class ContactProxy(EmbeddedEngine engine, ActorKey key) : IContact
{
    public ValueTask<BeginAnswer> Begin(ContactRequest request, Plan plan, CancellationToken ct = default) =>
        engine.Call(key, nameof(Begin), static (actor, a) => ((IContact)actor).Begin(a.request, a.plan, a.ct), (request, plan, ct));

    public ValueTask<EnterOutcome> Enter(int hop, string queueId, string entry, CancellationToken ct = default) =>
        engine.Call(key, nameof(Enter), static (actor, a) => ((IContact)actor).Enter(a.hop, a.queueId, a.entry, a.ct), (hop, queueId, entry, ct));

    public ValueTask<ReplanAnswer> Replan(ContactRequest request, Plan plan, int number, CancellationToken ct = default) =>
        engine.Call(key, nameof(Replan), static (actor, a) => ((IContact)actor).Replan(a.request, a.plan, a.number, a.ct), (request, plan, number, ct));

    public ValueTask Answered(Answer answer, CancellationToken ct = default) =>
        engine.Call(key, nameof(Answered), static (actor, a) => ((IContact)actor).Answered(a.answer, a.ct), (answer, ct));

    public ValueTask<Rating?> Close(ContactSnapshot snapshot, CancellationToken ct = default) =>
        engine.Call(key, nameof(Close), static (actor, a) => ((IContact)actor).Close(a.snapshot, a.ct), (snapshot, ct));

    public ValueTask<ContactCommandOutcome> Rate(int score, string? comment, CancellationToken ct = default) =>
        engine.Call(key, nameof(Rate), static (actor, a) => ((IContact)actor).Rate(a.score, a.comment, a.ct), (score, comment, ct));

    public ValueTask<ContactCommandOutcome> Note(ContactNote note, CancellationToken ct = default) =>
        engine.Call(key, nameof(Note), static (actor, a) => ((IContact)actor).Note(a.note, a.ct), (note, ct));

    public ValueTask<ContactCommandOutcome> Refer(RecordingChange change, CancellationToken ct = default) =>
        engine.Call(key, nameof(Refer), static (actor, a) => ((IContact)actor).Refer(a.change, a.ct), (change, ct));

    public ValueTask<ContactCommandOutcome> Erase(CancellationToken ct = default) =>
        engine.Call(key, nameof(Erase), static (actor, ct) => ((IContact)actor).Erase(ct), ct);

    public ValueTask<ContactRecord?> Get(CancellationToken ct = default) =>
        engine.Call(key, nameof(Get), static (actor, ct) => ((IContact)actor).Get(ct), ct);

    public ValueTask<bool> IsPast(string offerId, int hop, CancellationToken ct = default) =>
        engine.Call(key, nameof(IsPast), static (actor, a) => ((IContact)actor).IsPast(a.offerId, a.hop, a.ct), (offerId, hop, ct));
}
