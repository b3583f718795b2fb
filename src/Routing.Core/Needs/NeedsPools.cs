using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Puts the people of a group in pools: those who can take the contacts of the same queues, in the same languages. Bots are there at all times, and no roster is made for them.</summary>
public static class NeedsPools
{
    /// <summary>Of a pool's name; of many queues the first alone are in it.</summary>
    private const int LongestName = 60;

    /// <param name="starts">Beginnings of the half hours of the day.</param>
    public static ImmutableArray<NeedsPool> Of(GroupSetup setup, IReadOnlyList<DateTimeOffset> starts)
    {
        var people = setup.Agents.Where(agent => agent.Value.Kind == AgentKind.Person).ToList();
        var hasRoster = people.Any(agent => agent.Value.Shifts is not null);
        return
        [
            .. people.Select(agent => (agent.Key, agent.Value, Queues: QueuesOf(setup, agent.Key, agent.Value))).Where(one => !one.Queues.IsEmpty)
                .GroupBy(one => (Queues: string.Join(" + ", one.Queues), Languages: string.Join(", ", one.Value.Languages.Order(StringComparer.Ordinal))))
                .OrderBy(alike => alike.Key.Queues, StringComparer.Ordinal).ThenBy(alike => alike.Key.Languages, StringComparer.Ordinal)
                .Select((alike, n) => new NeedsPool(
                    NameOf(alike.Key.Queues, alike.Key.Languages, n), alike.First().Queues, [.. alike.Select(one => one.Key)],
                    // Whoever has no shifts where others have some is on no roster.
                    hasRoster ? alike.ToImmutableSortedDictionary(one => one.Key, one => one.Value.Shifts is { } plan ? RosterTimes.Of(plan, starts).ToImmutableArray() : [.. starts.Select(_ => false)], StringComparer.Ordinal) : ImmutableSortedDictionary<string, ImmutableArray<bool>>.Empty)),
        ];
    }

    /// <summary>Queues to which nobody is who could take their contacts.</summary>
    public static IEnumerable<string> Unserved(IEnumerable<string> queues, ImmutableArray<NeedsPool> pools) => queues.Where(queue => !pools.Any(pool => pool.Queues.Contains(queue)));

    private static ImmutableArray<string> QueuesOf(GroupSetup setup, string agent, AgentProfile profile) =>
        [.. profile.Queues.Where(queue => setup.Queues.TryGetValue(queue, out var config) && StandInAbility.CanTake(agent, profile, queue, config)).Order(StringComparer.Ordinal)];

    // Of those with many queues in common the first would look alike.
    private static string NameOf(string queues, string languages, int number)
    {
        var name = languages.Length == 0 ? queues : $"{queues} ({languages})";
        return name.Length <= LongestName ? name : FormattableString.Invariant($"{name[..LongestName]}… ({number + 1})");
    }
}
