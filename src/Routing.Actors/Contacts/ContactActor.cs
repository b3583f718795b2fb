using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>The contact as an actor: arbiter of arrivals, locator of the owner. It awaits nobody.</summary>
public class ContactActor(ActorKey key, IActorHost host) : Actor(key, host, ActorCodecs.Contact), IContact
{
    private ContactRecord? _contact;

    /// <summary>Closed, or only asked for and never begun.</summary>
    public override bool IsFinished => _contact is null or { Closed: not null } && IsIdle;

    public async ValueTask<BeginAnswer> Begin(ContactRequest request, Plan plan, CancellationToken ct = default)
    {
        var outcome = Apply(ContactDecider.Begin(_contact, request, plan, Now)!);
        var record = _contact!;
        await Durable();
        if (outcome == BeginOutcome.Begun && !Host.IsSimulated) ContactMeter.Created(record.Plan.Queue);
        return new BeginAnswer(outcome, record);
    }

    public async ValueTask<EnterOutcome> Enter(int hop, string queueId, string entry, CancellationToken ct = default)
    {
        var outcome = Apply(ContactDecider.Enter(_contact, hop, queueId, entry));
        await Durable();
        return outcome;
    }

    public async ValueTask<ReplanAnswer> Replan(ContactRequest request, Plan plan, int number, CancellationToken ct = default)
    {
        var outcome = Apply(ContactDecider.Replan(_contact, request, plan, number, Now));
        var record = _contact;
        await Durable();
        return new ReplanAnswer(outcome, record);
    }

    public async ValueTask Answered(Answer answer, CancellationToken ct = default)
    {
        Apply(ContactDecider.Answer(_contact, answer));
        await Durable();
    }

    public async ValueTask<Rating?> Close(ContactSnapshot snapshot, CancellationToken ct = default)
    {
        Apply(ContactDecider.Close(_contact, snapshot));
        var rating = _contact?.Rating;
        await Durable();
        return rating;
    }

    public async ValueTask<ContactCommandOutcome> Rate(int score, string? comment, CancellationToken ct = default)
    {
        var outcome = Apply(ContactDecider.Rate(_contact, score, comment));
        await Durable();
        return outcome;
    }

    public async ValueTask<ContactCommandOutcome> Note(ContactNote note, CancellationToken ct = default)
    {
        var outcome = Apply(ContactNotes.Add(_contact, note));
        await Durable();
        return outcome;
    }

    public async ValueTask<ContactCommandOutcome> Refer(RecordingChange change, CancellationToken ct = default)
    {
        var outcome = Apply(ContactRecordings.Refer(_contact, change));
        await Durable();
        return outcome;
    }

    public async ValueTask<ContactCommandOutcome> Erase(CancellationToken ct = default)
    {
        var outcome = Apply(ContactErasure.Erase(_contact));
        await Durable();
        return outcome;
    }

    public async ValueTask<ContactRecord?> Get(CancellationToken ct = default)
    {
        var record = _contact;
        await Durable();
        return record;
    }

    public async ValueTask<bool> IsPast(string offerId, int hop, CancellationToken ct = default)
    {
        if (_contact is not null) await Certain();
        return ContactDecider.IsPast(_contact, offerId, hop);
    }

    protected override ValueTask Receive(Notice notice) => ValueTask.CompletedTask;

    protected override void Restore(IReadOnlyList<StoredPart> parts)
    {
        if (parts.Count == 0) return;
        var begun = parts.Value<ContactBegun>("begun") ?? throw new InvalidDataException($"{Key} is stored without its beginning.");
        var replan = parts.Value<ContactReplan>("replanned");
        var hops = parts.Value<ContactHops>("hops")?.Hops ?? [];
        var answered = parts.Value<ContactAnswered>("answered");
        var closed = parts.Value<ContactSnapshot>("closed");
        _contact = new ContactRecord
        {
            Request = replan?.Request ?? begun.Request,
            Plan = replan?.Plan ?? begun.Plan,
            Replan = replan,
            CreatedAt = begun.CreatedAt,
            Hops = hops,
            Answer = answered?.Last,
            AnsweredAt = answered?.FirstAt,
            Closed = closed,
            Rating = parts.Value<Rating>("rating"),
            Notes = parts.Value<ContactNotes>("notes")?.Notes ?? [],
            Recording = parts.Value<Recording>("recording"),
            Owner = OwnerOf(begun, hops, answered, closed),
        };
    }

    private static ActorKey? OwnerOf(ContactBegun begun, ImmutableArray<HopEntry> hops, ContactAnswered? answered, ContactSnapshot? closed)
    {
        if (closed is not null) return null;
        if (hops.IsEmpty) return ActorKey.Queue(begun.Plan.Queue);
        return answered is not null && answered.Last.Hop >= hops[^1].Hop ? ActorKey.Agent(answered.Last.Agent) : ActorKey.Queue(hops[^1].Queue);
    }

    private TOutcome Apply<TOutcome>(Turn<TOutcome, ContactRecord?> turn)
    {
        var (before, after) = (_contact, turn.State);
        if (!ReferenceEquals(before, after) && after is not null)
        {
            _contact = after;
            // As it began it is written once; what is erased must not stay there.
            if (before is null || before.IsErased() != after.IsErased()) Write("begun", new ContactBegun(after.Request, after.Plan, after.CreatedAt));
            if (before?.Replan != after.Replan) Write("replanned", after.Replan);
            if (before?.Hops != after.Hops && !after.Hops.IsEmpty) Write("hops", new ContactHops(after.Hops));
            if (before?.Answer != after.Answer) Write("answered", new ContactAnswered(after.Answer!, after.AnsweredAt!.Value));
            if (before?.Closed != after.Closed) Write("closed", after.Closed);
            if (before is not null && before.Notes != after.Notes) Write("notes", new ContactNotes(after.Notes));
            if (before?.Recording != after.Recording) Write("recording", after.Recording);
            if (before?.Rating != after.Rating) Write("rating", after.Rating);
        }
        foreach (var happened in turn.Events) Record(happened);
        return turn.Outcome;
    }
}
