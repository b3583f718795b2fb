using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A queue as others see it.</summary>
public static class QueueViews
{
    public static LiveContact Live(QueueState queue, QueueRow row, DateTimeOffset now)
    {
        var contact = row.Contact;
        return new LiveContact
        {
            Card = contact.Card,
            State = contact.Phase switch
            {
                WaitingPhase.Offered => ContactState.Offered,
                WaitingPhase.Moving => ContactState.Moving,
                WaitingPhase.Leaving => contact.Leaving!.State,
                WaitingPhase.Deferred => contact.Card.Callback is not null ? ContactState.CallbackScheduled : contact.AwaitsOpening ? ContactState.Queued : ContactState.Scheduled,
                _ => ContactState.Queued,
            },
            Queue = queue.Id,
            Hop = contact.Arrival.Hop,
            Position = contact.Phase switch
            {
                WaitingPhase.Waiting => queue.PositionOf(row),
                WaitingPhase.Offered => 1,
                _ => null,
            },
            Priority = queue.Config is { } config ? QueuePriority.At(contact, config, now) : null,
            WaitingSince = contact.Arrival.WaitingSince,
            IsOfferedCallback = contact.IsOfferedCallback && contact.Card.Callback is null,
            Calibration = contact.Phase == WaitingPhase.Waiting ? queue.Calibration : null,
            Need = contact.Phase == WaitingPhase.Waiting ? row.Signature : null,
            RefusedBy = contact.Refusals.IsDefaultOrEmpty ? [] : [.. contact.Refusals.Select(refusal => refusal.Agent)],
            DueAt = contact.Phase == WaitingPhase.Deferred ? contact.Arrival.NotBefore : null,
            Offer = contact.Offer,
            Translation = contact.Offer is null ? contact.Translation : null,
            LastDecision = row.LastDecision,
        };
    }

    /// <summary>The head of a signature; a count of zero says that none waits any more.</summary>
    public static QueueHead Head(QueueState queue, Requirement signature)
    {
        if (queue.Group(signature) is not { } group) return new QueueHead { Signature = signature, Count = 0 };
        var (first, config) = (group.First.Contact, queue.Config!);
        return new QueueHead
        {
            Signature = signature,
            Count = group.Count,
            // Whatever the priority: of contacts that need something else, too, the one due first goes first.
            BasePriority = config.Order == QueueOrdering.EarliestDue ? config.Priority : QueuePriority.Base(first, config),
            WaitingSince = config.Order == QueueOrdering.EarliestDue ? Targets.DueOrder(first, config) : first.Arrival.WaitingSince,
            BoundDue = config.WaitBoundSeconds > 0 ? group.Oldest.Contact.Arrival.WaitingSince.AddSeconds(config.WaitBoundSeconds) : null,
            Intent = first.Card.Intent,
            Complexity = Complexity.Of(first.Card, signature),
            Change = group.Change,
        };
    }

    /// <summary>All heads, the most pressing first.</summary>
    public static ImmutableArray<QueueHead> Heads(QueueState queue) =>
        [.. queue.Groups.OrderBy(group => group.First, QueueRow.ByPriority).Select(group => Head(queue, group.Signature))];
}
