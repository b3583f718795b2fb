using System.Collections.Frozen;

namespace Routing.Gateway;

/// <summary>The types of event that a filter may name; a mistyped one would otherwise wait in silence for ever.</summary>
internal static class EventTypes
{
    public static readonly FrozenSet<string> All = FrozenSet.ToFrozenSet(
    [
        "contact.created", "contact.queueMissing", "contact.queued", "contact.offered", "contact.accepted", "contact.held", "contact.pending",
        "contact.resumed", "contact.consultStarted", "contact.consultEnded", "contact.moved", "contact.completed", "contact.closed",
        "contact.abandoned", "contact.refused", "contact.dropped", "contact.rated", "offer.declined", "offer.expired", "offer.withdrawn",
        "survey.due", "queue.configured", "queue.deleted", "agent.configured", "agent.deleted", "agent.presence", "customer.configured", "rules.published",
    ], StringComparer.Ordinal);
}
