namespace Routing.Actors;

/// <summary>Reopens contacts that have ended, for any gateway: a new contact goes on with the former, with its agent first, within what affinity may cost.</summary>
public sealed class ContactReopening(IActorDirectory actors, QueueLookup queues, ContactFinder finder, ContactIntake intake, TimeProvider clock)
{
    /// <summary>Behind the id of the former contact, where the caller names none: so a repeat finds what the first call made.</summary>
    private const string Suffix = ".r";

    public async ValueTask<ContactResult> Reopen(string id, Reopen asked, string? traceParent, CancellationToken ct = default)
    {
        var at = await finder.Find(id, ct);
        if (at.Record is not { } former) return Refusals.Missing($"contact {id}");
        if (former.Closed is not { } end) return Refusals.Conflict(at.State, $"The contact {id} has not ended, and goes on as it is.");
        if (former.IsErased()) return Refusals.Conflict(at.State, $"The customer of the contact {id} was erased. Create a new contact.");
        if (end.MergedInto is { } survivor) return Refusals.Conflict(at.State, $"The contact {id} was merged into {survivor}. Reopen that one.");
        var reopened = asked.Id ?? id + Suffix;
        if (reopened.Length > Id.MaxLength) return Refusals.At(RefusalKind.InvalidValue, "id", $"Name an id: {id} leaves no room for one made of it.");
        if (await actors.Contact(reopened).Get(ct) is { Hops.IsEmpty: false } known)
        {
            if (known.Request.Reopens != id) return Refusals.At(RefusalKind.InvalidValue, "id", $"There is a contact {reopened} that goes on with another. Make a new id.");
            if (known.Closed is null || asked.Id is not null) return new ContactResult(await finder.Find(reopened, ct), IsRepeat: true);
            return Refusals.Conflict(at.State, $"The contact {id} was reopened as {reopened}, which has ended, too. Reopen that one, or name an id.");
        }
        var queue = await queues.Config(end.Queue, ct);
        var days = queue?.ReopenWithinDays ?? Defaults.ReopenWithinDays;
        if (clock.GetUtcNow() - end.EndedAt > TimeSpan.FromDays(days))
            return Refusals.Of(RefusalKind.RuleBroken, $"The contact {id} ended more than {days} days ago, which is as long as the queue {end.Queue} reopens (reopenWithinDays). Create a new contact.");
        return await intake.Take(Again(former, end, queue, asked), reopened, traceParent, id, ct);
    }

    private static CreateContact Again(ContactRecord former, ContactSnapshot end, QueueConfig? queue, Reopen asked)
    {
        var channel = asked.Channel ?? former.Request.Channel;
        return new CreateContact
        {
            CustomerId = former.Request.CustomerId,
            Channel = channel,
            // Where its queue is no more, or takes no such contacts, the rules say where it goes.
            Queue = queue is not null && (queue.Channels.IsEmpty || queue.Channels.Contains(channel)) ? end.Queue : null,
            Intent = end.Completion?.Intent ?? former.Plan.Card.Intent,
            Text = asked.Text,
            Language = former.Request.Language,
            Region = former.Request.Region,
            Requirements = former.Request.Requirements,
            Urgency = former.Request.Urgency,
            PreferredAgent = end.Agent,
            Attributes = former.Request.Attributes,
        };
    }
}
