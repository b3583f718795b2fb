namespace Routing.Core;

/// <summary>The proposal of one contact to one agent: what both sides, and the agent's desktop, need to know.</summary>
public sealed record OfferTerms
{
    public required string OfferId { get; init; }
    public required string AgentId { get; init; }
    public required string Queue { get; init; }
    public required ContactCard Card { get; init; }

    /// <summary>The arrival this offer is of.</summary>
    public required int Hop { get; init; }
    public required DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>From when the wait counts for measures: later than <see cref="EnqueuedAt"/> by the time for which the clock stood still. Null in an offer of before it was told.</summary>
    public DateTimeOffset? WaitedFrom { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public int WrapUpSeconds { get; init; }
    public int MaxPerAgent { get; init; }
    public double MaxLoad { get; init; } = 1;

    /// <summary>How slowly what is learned from it is forgotten; see <see cref="AgentTallies"/>.</summary>
    public double HalfLifeDays { get; init; } = Defaults.LearningHalfLifeDays;

    /// <summary>Points the contact gained on its way, and those set in place of others: it keeps them when it is handed on.</summary>
    public double AddedPriority { get; init; }
    public double? SetPriority { get; init; }

    /// <summary>Set where the agent does not speak the customer's language.</summary>
    public Translation? Translation { get; init; }

    /// <summary>Whether it is accepted as it is made: by a bot.</summary>
    public bool IsTakenAtOnce { get; init; }

    /// <summary>Where the answer may be found, by its intent or queue.</summary>
    public AnswerSource? AnswerSource { get; init; }

    /// <summary>Why this agent, in one line.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The same as figures; null in an offer of before there were any.</summary>
    public OfferWhy? Why { get; init; }

    /// <summary>The same for the contact as it is now: it may have been planned anew, or taken others' age over, while the offer stood.</summary>
    /// <param name="config">Of its queue; null where that is gone, and what it gave stays.</param>
    public OfferTerms Of(WaitingContact contact, QueueConfig? config) => this with
    {
        Card = contact.Card,
        EnqueuedAt = contact.Arrival.WaitingSince,
        WaitedFrom = contact.Arrival.WaitingSince + contact.Arrival.Stopped,
        AddedPriority = contact.Arrival.AddedPriority,
        SetPriority = contact.Arrival.SetPriority,
        WrapUpSeconds = IsTakenAtOnce ? 0 : contact.Card.Treated?.WrapUpSeconds ?? config?.WrapUpSeconds ?? WrapUpSeconds,
        AnswerSource = contact.Card.Treated?.AnswerSource ?? contact.Card.AnswerSource ?? config?.AnswerSource,
    };
}

/// <summary>Offer ids are made by the queue: <c>contactId~n</c>, so that a repeat is known for what it is.</summary>
public static class OfferId
{
    /// <summary>Characters that an offer's id may have behind its contact's: the tilde, and a number.</summary>
    public const int MaxSuffix = 11;

    public static string Make(string contactId, int number) => $"{contactId}~{number}";

    /// <summary>Which of the contact's offers it is, from 1 on; 0 for what is no offer's id.</summary>
    public static int NumberOf(string offerId) => int.TryParse(offerId.AsSpan(offerId.LastIndexOf('~') + 1), out var number) ? number : 0;

    /// <summary>The contact an offer id names, or null when the id is not one of ours.</summary>
    public static string? ContactOf(string offerId)
    {
        var at = offerId.LastIndexOf('~');
        // As it is made: with a zero or a sign before its number it is the id of none.
        return at > 0 && NumberOf(offerId) > 0 && offerId[at + 1] is >= '1' and <= '9' ? offerId[..at] : null;
    }
}
