using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Routing.Core;

/// <summary>
/// Whom an agent of several queues is counted for in a half hour: those who serve few queues first, each where most agents still lack,
/// and where none lack, where the least is over. Erlang's formulas know no shared agents; this is whom a dispatcher would send.
/// </summary>
public static class RosterSharing
{
    /// <param name="present">Agents on the roster, each with the queues it serves.</param>
    /// <param name="needed">Agents to be scheduled, by queue; others of an agent's queues do not count.</param>
    /// <returns>By queue who is counted there, in the order of their ids.</returns>
    public static IReadOnlyDictionary<string, List<string>> Of(IEnumerable<(string Agent, ImmutableArray<string> Queues)> present, IReadOnlyDictionary<string, int> needed)
    {
        var byQueue = needed.Keys.ToDictionary(queue => queue, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var (agent, queues) in present.OrderBy(one => one.Queues.Length).ThenBy(one => one.Agent, StringComparer.Ordinal))
        {
            string? best = null;
            var mostLacking = double.NegativeInfinity;
            foreach (var queue in queues)
            {
                if (!needed.TryGetValue(queue, out var wanted)) continue;
                // In shares of the need, so that a large queue does not take all who could help a small one.
                var lacking = (wanted - byQueue[queue].Count) / (double)Math.Max(1, wanted);
                if (lacking <= mostLacking) continue;
                (best, mostLacking) = (queue, lacking);
            }
            if (best is not null) byQueue[best].Add(agent);
        }
        foreach (var agents in byQueue.Values) CollectionsMarshal.AsSpan(agents).Sort(StringComparer.Ordinal);
        return byQueue;
    }
}
