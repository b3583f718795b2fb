namespace Routing.Core;

/// <summary>Decides for callbacks of a contact in its queue: the customer may hang up, place and age are kept.</summary>
public static class CallbackDecider
{
    /// <summary>Calls a queue may be told to make, and the longest it may be told to leave between them or look ahead.</summary>
    public const int MostAttempts = 10;
    public const int LongestSeconds = 31 * 24 * 3600;

    /// <param name="at">Null for in order. A time that has passed is refused, unless it is the one promised.</param>
    public static Turn<ContactCommandOutcome, WaitingContact> Request(WaitingContact contact, CallbackRule rule, string queue, DateTimeOffset? at, DateTimeOffset now)
    {
        if (!rule.Enabled || at > now.AddSeconds(rule.MaxAheadSeconds)) return Turn.Of(ContactCommandOutcome.NotEligible, contact);
        if (at <= now && contact.Card.Callback?.At != at) return Turn.Of(ContactCommandOutcome.TooLate, contact);
        // Between two calls "now" is no repeat: the customer is there again.
        if (contact.Card.Callback is { } known && known.At == at && (known.Unanswered == 0 || contact.Phase != WaitingPhase.Deferred)) return Turn.Of(ContactCommandOutcome.Repeated, contact);
        if (at <= now) at = null;
        var card = contact.Card;
        var callback = (card.Callback ?? new Callback(now, card.Channel, at)) with { At = at, AheadMinutes = (int)(at?.Offset.TotalMinutes ?? 0) };
        var arrival = contact.Arrival with { Card = card with { Channel = Channel.Callback, Own = card.Own.On(Channel.Callback), Callback = callback } };
        // What it waits for from here on is not the agent whom the customer wanted to hold on for.
        var next = contact with { Arrival = arrival, Hold = null };
        next = at is { } time ? Deferral.Until(next, time, now) : Deferral.End(next, now);
        return Turn.Of(ContactCommandOutcome.Done, next, new CallbackRequested(contact.ContactId, queue, callback.From, at));
    }

    /// <summary>Back from an agent whose call the customer did not answer: tried again later, or given up (null).</summary>
    public static Turn<bool, WaitingContact> Retry(WaitingContact contact, CallbackRule rule, string queue, DateTimeOffset now)
    {
        var unanswered = contact.Card.Callback?.Unanswered ?? 0;
        if (unanswered >= rule.MaxAttempts) return Turn.Of(false, contact, new CallbackGivenUp(contact.ContactId, queue, unanswered));
        var at = now.AddSeconds(rule.RetryAfterSeconds);
        return Turn.Of(true, Deferral.Until(contact, at, now), new CallbackRetryScheduled(contact.ContactId, queue, unanswered + 1, at, contact.Arrival.Hop));
    }

    internal static void Check(FaultList faults, CallbackRule? rule)
    {
        if (rule is null)
        {
            faults.Add("callback", "Write an object; leave the field out for the default.");
            return;
        }
        faults.Range("callback.maxAttempts", rule.MaxAttempts, 1, MostAttempts);
        faults.Range("callback.retryAfterSeconds", rule.RetryAfterSeconds, 1, LongestSeconds);
        faults.Range("callback.maxAheadSeconds", rule.MaxAheadSeconds, 0, LongestSeconds);
    }
}
