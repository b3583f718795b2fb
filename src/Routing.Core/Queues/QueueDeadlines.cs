namespace Routing.Core;

/// <summary>What time alone makes of a waiting contact: a relaxation step, the end of a hold or a refusal, an overflow, an expiry.</summary>
public static class QueueDeadlines
{
    public static DateTimeOffset? Next(QueueState queue, QueueRow row)
    {
        var contact = row.Contact;
        if (contact.Phase == WaitingPhase.Offered) return contact.Offer!.ExpiresAt;
        if (contact.Phase == WaitingPhase.Deferred) return contact.Arrival.NotBefore;
        if (contact.Phase != WaitingPhase.Waiting || queue.Config is not { } config) return null;
        var next = contact.Hold?.Until;
        if (row.Step < config.Relaxations.Length) next = Earlier(next, contact.EnqueuedAt.AddSeconds(config.Relaxations[row.Step].AfterSeconds));
        if (row.SparesUntil is { } spared) next = Earlier(next, spared);
        if (row.YieldsUntil is { } yields) next = Earlier(next, yields);
        if (row.PickedUntil is { } picked && picked < DateTimeOffset.MaxValue) next = Earlier(next, picked);
        foreach (var refusal in contact.Refusals) next = Earlier(next, refusal.Until);
        for (var rule = 0; rule < config.Overflow.Length; rule++)
        {
            if (config.Overflow[rule].AfterSeconds is { } after && (contact.OverflowsPassed & (1L << rule)) == 0)
                next = Earlier(next, contact.EnqueuedAt.AddSeconds(after));
        }
        if (Targets.Next(contact.Card.Targets) is { } promised) next = Earlier(next, promised);
        // Nobody stands in a queue that is closed: whoever is put there is looked at again at once.
        if (queue.IsClosed) next = contact.EnqueuedAt;
        else if (queue.HoursChangeAt is { } closes) next = Earlier(next, closes);
        if (queue.TeamsChangeAt is { } teams) next = Earlier(next, teams);
        if (contact.Card is { Callback: null, Treated.OfferCallbackAfterSeconds: { } offered } && !contact.IsOfferedCallback) next = Earlier(next, contact.EnqueuedAt.AddSeconds(offered));
        if (TranslationDue.At(queue, contact) is { } translated) next = Earlier(next, translated);
        // Nobody listens who is to be called.
        if (contact.Card.Callback is null && AnnouncedMoments.Of(config, contact.Card) is var moments && contact.Announced < moments.Length)
            next = Earlier(next, contact.EnqueuedAt.AddSeconds(moments[contact.Announced]));
        return next;
    }

    public static void Arm(QueueState queue, QueueRow row)
    {
        if (Next(queue, row) is not { } due) row.Due = null;
        else if (row.Due != due) queue.Schedule(row, due);
    }

    /// <summary>Does what is due for a waiting contact, except overflow and expiry, which are the actor's to carry out.</summary>
    public static void Pass(QueueState queue, QueueRow row, DateTimeOffset now)
    {
        var contact = row.Contact;
        if (contact.Phase != WaitingPhase.Waiting) return;
        queue.LookAtTeams(now);
        var refusals = contact.Refusals.RemoveAll(refusal => refusal.Until <= now);
        if (contact.Hold?.Until <= now || refusals.Length != contact.Refusals.Length)
            queue.Set(row, contact with { Hold = contact.Hold?.Until <= now ? null : contact.Hold, Refusals = refusals }, now);
        else if (row.IsOpen && (row.IsDue(now) || row.PlacedByTeams != queue.TeamChanges || queue.StepOf(contact, now) != row.Step))
            queue.Place(row, now);
        QueueDeadlines.Arm(queue, row);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset b) => a is null || b < a ? b : a;
}
