using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The queues that a set of rules names.</summary>
public static class RuleQueues
{
    /// <summary>Those that do not exist, at their places.</summary>
    public static ImmutableArray<Fault> Missing(GroupRules rules, IReadOnlySet<string> queues)
    {
        var faults = new FaultList();
        foreach (var (field, queue) in Places(rules))
        {
            if (!queues.Contains(queue)) faults.Add(field, $"There is no queue {queue} in this group. Put the queue first.");
        }
        return faults.All;
    }

    /// <summary>Queues that contacts are sent to.</summary>
    public static IEnumerable<string> Named(GroupRules rules) => Places(rules).Select(place => place.Queue);

    private static IEnumerable<(string Field, string Queue)> Places(GroupRules rules)
    {
        if (rules.DefaultQueue is { } first) yield return ("defaultQueue", first);
        if (rules.IntentRules.UnsureQueue is { } unsure) yield return ("intentRules.unsureQueue", unsure);
        for (var i = 0; i < rules.Intents.Length; i++)
        {
            if (rules.Intents[i].Queue is { } queue) yield return ($"intents[{i}].queue", queue);
        }
        for (var i = 0; i < rules.Profiles.Length; i++)
        {
            for (var n = 0; n < rules.Profiles[i].Agents.Length; n++)
            {
                // What is left need not be there; what is served must, and be of this group.
                var added = rules.Profiles[i].Agents[n].AddQueues;
                for (var q = 0; q < added.Length; q++) yield return ($"profiles[{i}].agents[{n}].addQueues[{q}]", added[q]);
            }
        }
        for (var i = 0; i < rules.Rules.Length; i++)
        {
            if (rules.Rules[i].Then.Queue is { } queue) yield return ($"rules[{i}].then.queue", queue);
        }
    }
}
