using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>An offer goes to an agent who serves the queue, the channel and the language, with the skills asked for by then.</summary>
public sealed class OfferMatches(IReadOnlyDictionary<string, QueueConfig> queues, IReadOnlyDictionary<string, AgentProfile> agents) : Promise
{
    // A relaxation step may fall due between the decision and the stamp of its event.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, CreateContact> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _waitingSince = new(StringComparer.Ordinal);

    public override string Words => "Every offer goes to an agent who may take it";

    public override void Sent(CallMade call)
    {
        if (call is { Kind: CallKind.Create, Contact: { } contact, Request: { } request }) _asked[contact] = request;
    }

    public override void See(SeenEvent seen)
    {
        if (seen.Contact is not { } contact) return;
        if (seen.Type == EventTypes.Queued) _waitingSince[contact] = seen.WaitingSince ?? seen.At;
        else if (seen.Type == EventTypes.Offered) Offered(contact, seen);
        else if (EventTypes.IsFinal(seen.Type))
        {
            _asked.Remove(contact);
            _waitingSince.Remove(contact);
        }
    }

    private void Offered(string contact, SeenEvent seen)
    {
        if (seen is not { Queue: { } queueId, Agent: { } agentId }) return;
        if (!queues.TryGetValue(queueId, out var queue) || !agents.TryGetValue(agentId, out var agent)) return;
        if (!_asked.TryGetValue(contact, out var asked)) return;
        Checked++;
        var own = new Requirement(asked.Channel, asked.Requirements, asked.Language, asked.Region);
        var waited = seen.At - _waitingSince.GetValueOrDefault(contact, seen.At) + Tolerance;
        // A step comes sooner where nobody is there for those before it, which cannot be seen from here; only the last is sure to be the least.
        var need = EffectiveRequirement.At(own, queue, queue.Relaxations.Length);
        var eligible = Eligibility.Check(agentId, agent, queueId, need);
        if (eligible != Eligible.Yes) Break(contact, $"queue {queueId} needs {need} after {waited.TotalSeconds - Tolerance.TotalSeconds:F1} s", $"it was offered to {agentId} ({eligible})");
        if (!queue.Channels.IsEmpty && !queue.Channels.Contains(asked.Channel)) Break(contact, $"queue {queueId} takes {string.Join(", ", queue.Channels)}", $"a {asked.Channel} was offered from it");
    }
}
