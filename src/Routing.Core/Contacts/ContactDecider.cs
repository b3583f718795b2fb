using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Decides for a contact: the first plan wins, each arrival counts once, the first end is the end.</summary>
public static class ContactDecider
{
    /// <summary>Moves a contact may make; a loop of overflow rules ends here.</summary>
    public const int MaxHops = 32;

    public static Turn<BeginOutcome, ContactRecord> Begin(ContactRecord? contact, ContactRequest request, Plan plan, DateTimeOffset now)
    {
        if (contact is not null) return Turn.Of(Again(contact, request), contact);
        var card = plan.Card;
        var begun = new ContactRecord
        {
            Request = request with { Recording = null },
            Recording = request.Recording,
            // Whom to ask first, and how long it will take, is good for this moment only, and would be stale on any later reading.
            Plan = plan with { Serve = null, Pace = null },
            CreatedAt = card.CreatedAt,
            Owner = ActorKey.Queue(plan.Queue),
        };
        var created = new ContactCreated(request.Id, request.CustomerId, card.Channel, card.Intent, plan.Queue, card.Tier, card.Own.Language, card.Own.Region) { Treatment = card.Treatment };
        var events = ImmutableArray.Create<RoutingEvent>(created);
        if (plan.MissingQueue is { } missing) events = events.Add(new QueueMissing(request.Id, missing, plan.Queue));
        if (request.Reopens is { } former) events = events.Add(new ContactReopened(request.Id, plan.Queue, former, request.PreferredAgent));
        if (begun.Recording is not null) events = events.Add(ContactRecordings.Told(begun));
        return Turn.Of(BeginOutcome.Begun, begun, events);
    }

    /// <summary>What a contact that has begun answers to another request of its id.</summary>
    public static BeginOutcome Again(ContactRecord contact, ContactRequest request) =>
        contact.Request.CustomerId == request.CustomerId ? BeginOutcome.Repeated : BeginOutcome.OtherCustomer;

    /// <summary>Lets an arrival in once: the same hop under another entry, or an older hop, is a late repeat.</summary>
    public static Turn<EnterOutcome, ContactRecord?> Enter(ContactRecord? contact, int hop, string queue, string entry)
    {
        if (contact is null) return Turn.Of(EnterOutcome.NotBegun, contact);
        if (contact.Closed is not null) return Turn.Of(EnterOutcome.Duplicate, (ContactRecord?)contact);
        var entered = new HopEntry(hop, queue, entry);
        if (contact.Hops is [.., var last] && hop <= last.Hop) return Turn.Of(entered == last ? EnterOutcome.Entered : EnterOutcome.Duplicate, (ContactRecord?)contact);
        var hops = contact.Hops.Length < MaxHops ? contact.Hops : contact.Hops.RemoveAt(0);
        return Turn.Of(EnterOutcome.Entered, (ContactRecord?)(contact with
        {
            Hops = hops.Add(entered),
            Owner = ActorKey.Queue(queue),
        }));
    }

    /// <summary>Takes a corrected request with its plan, in place of those before. A caller who did not see the last correction is refused.</summary>
    /// <param name="number">Corrections the caller knew of.</param>
    public static Turn<ContactCommandOutcome, ContactRecord?> Replan(ContactRecord? contact, ContactRequest request, Plan plan, int number, DateTimeOffset now)
    {
        if (contact is null) return Turn.Of(ContactCommandOutcome.NotHere, contact);
        if (contact.Closed is not null || (contact.Replan?.Number ?? 0) != number) return Turn.Of(ContactCommandOutcome.WrongState, (ContactRecord?)contact);
        var changes = Replanning.Changes(contact.Request, contact.Plan, request, plan);
        if (changes.IsEmpty) return Turn.Of(ContactCommandOutcome.Repeated, (ContactRecord?)contact);
        plan = plan with { Serve = null, Pace = null };
        var hop = contact.Hops is [.., var last] ? last.Hop : 0;
        // A contact that rules moved on stays where it is, unless it is to go elsewhere than it was.
        var moveTo = plan.Queue != contact.Plan.Queue ? plan.Queue : contact.Replan is { } pending && pending.AtHop == hop ? pending.MoveTo : null;
        var replan = new ContactReplan(number + 1, request, plan, now, hop, moveTo, contact.Plan.Card.Own, contact.Plan.Card.Bots);
        return Turn.Of(
            ContactCommandOutcome.Done,
            (ContactRecord?)(contact with { Request = request, Plan = plan, Replan = replan }),
            new ContactReplanned(
                request.Id, contact.Hops is [.., var at] ? at.Queue : plan.Queue, changes, plan.Card.RuleVersion, plan.AppliedRules,
                request.CustomerId, plan.Card.Intent, plan.Card.Tier, plan.Card.Own.Language, plan.Card.Own.Region, moveTo));
    }

    /// <summary>An agent has it. A late word about an earlier hop changes nothing.</summary>
    public static Turn<ContactCommandOutcome, ContactRecord?> Answer(ContactRecord? contact, Answer answer)
    {
        if (contact is null) return Turn.Of(ContactCommandOutcome.NotHere, contact);
        if (contact.Closed is not null || contact.Answer == answer || (contact.Hops is [.., var last] && answer.Hop < last.Hop))
            return Turn.Of(ContactCommandOutcome.Repeated, (ContactRecord?)contact);
        return Turn.Of(ContactCommandOutcome.Done, (ContactRecord?)(contact with
        {
            Answer = answer,
            AnsweredAt = contact.AnsweredAt ?? answer.At,
            Owner = ActorKey.Agent(answer.Agent),
        }));
    }

    /// <summary>The first end is the end; a repeat is answered as done.</summary>
    public static Turn<ContactCommandOutcome, ContactRecord?> Close(ContactRecord? contact, ContactSnapshot snapshot) => contact switch
    {
        null => Turn.Of(ContactCommandOutcome.NotHere, contact),
        { Closed: not null } => Turn.Of(ContactCommandOutcome.Repeated, (ContactRecord?)contact),
        _ => Turn.Of(ContactCommandOutcome.Done, (ContactRecord?)(contact with { Closed = snapshot.Channel == contact.Request.Channel ? snapshot with { Channel = null } : snapshot, Owner = null })),
    };

    /// <summary>The customer's own word, any time after the answer; the last one counts. The same word about another agent is another.</summary>
    public static Turn<ContactCommandOutcome, ContactRecord?> Rate(ContactRecord? contact, int score, string? comment)
    {
        if (contact is null) return Turn.Of(ContactCommandOutcome.NotHere, contact);
        if (contact.Answer is not { } answer || contact.IsErased()) return Turn.Of(ContactCommandOutcome.WrongState, (ContactRecord?)contact);
        if (contact.Rating is { } given && given.Score == score && given.Comment == comment && (given.Agent ?? answer.Agent) == answer.Agent)
            return Turn.Of(ContactCommandOutcome.Repeated, (ContactRecord?)contact);
        return Turn.Of(
            ContactCommandOutcome.Done,
            (ContactRecord?)(contact with { Rating = new Rating(score, comment, answer.Agent) }),
            new ContactRated(contact.Request.Id, contact.Hops is [.., var hop] ? hop.Queue : contact.Plan.Queue, answer.Agent, score));
    }

    /// <summary>True when that offer was accepted, or its time is over for good: it must not be made again.</summary>
    public static bool IsPast(ContactRecord? contact, string offerId, int hop) =>
        contact is not null
        && (contact.Closed is not null || contact.Answer?.OfferId == offerId || (contact.Hops is [.., var last] && last.Hop > hop));
}
