using System.Collections.Frozen;

namespace Routing.Core;

/// <summary>A figure that is of a moment, not of an interval.</summary>
/// <param name="Dimension">Of what it is told.</param>
public sealed record AlertGauge(string Name, string Dimension, MeasureUnit Unit, string Definition);

/// <summary>The figures of the moment that an alert can watch.</summary>
public static class AlertGauges
{
    public const string Waiting = "live.waiting";
    public const string Offered = "live.offered";
    public const string OldestWait = "live.oldestWait";
    public const string EstimatedWait = "live.estimatedWait";
    public const string AgentsReady = "live.agentsReady";
    public const string AgentsOpen = "live.agentsOpen";
    public const string NotReady = "live.notReady";

    public static readonly FrozenDictionary<string, AlertGauge> ByName = new AlertGauge[]
    {
        new(Waiting, "queue", MeasureUnit.Contacts, "Contacts that wait in the queue."),
        new(Offered, "queue", MeasureUnit.Contacts, "Contacts of the queue that are offered to an agent."),
        new(OldestWait, "queue", MeasureUnit.Seconds, "How long the contact has waited that waits longest; 0 where none waits."),
        new(EstimatedWait, "queue", MeasureUnit.Seconds, "Estimated wait of who came now; nothing where nobody is there to tell from."),
        new(AgentsReady, "queue", MeasureUnit.Contacts, "Agents of the queue who are ready."),
        new(AgentsOpen, "queue", MeasureUnit.Contacts, "Agents of the queue who could take a contact."),
        new(NotReady, "agent", MeasureUnit.Seconds, "How long the agent has been not ready; 0 in any other presence."),
    }.ToFrozenDictionary(gauge => gauge.Name, StringComparer.Ordinal);
}
