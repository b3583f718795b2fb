using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The queues that a queue's configuration sends contacts to, and what of that may not be meant.</summary>
public static class QueueMoves
{
    private const string Overflow = "overflow";

    /// <summary>Each with its place; the kind is the field it stands in.</summary>
    public static IEnumerable<QueueMove> Of(QueueConfig queue)
    {
        for (var i = 0; i < queue.Overflow.Length; i++)
        {
            if (queue.Overflow[i].MoveTo is { } next) yield return new(Overflow, $"overflow[{i}].moveTo", next);
        }
        if (queue.Targets?.MoveTo is { } pressing) yield return new("targets", "targets.moveTo", pressing);
        var outside = queue.OpeningHours?.Outside ?? [];
        for (var i = 0; i < outside.Length; i++)
        {
            if (outside[i].MoveTo is { } open) yield return new("opening hours", $"openingHours.outside[{i}].moveTo", open);
        }
    }

    /// <summary>
    /// Of those that are not there, and of overflow that comes back. Hours and promises may well go round: the one site is open while
    /// the other is not, and what is near its time moves once.
    /// </summary>
    /// <param name="others">Configurations of the queues that can be reached by overflow, as far as they are there.</param>
    public static ImmutableArray<Fault> Warnings(string id, QueueConfig queue, IReadOnlyDictionary<string, QueueConfig> others)
    {
        var warnings = ImmutableArray.CreateBuilder<Fault>();
        foreach (var move in Of(queue))
        {
            if (!others.ContainsKey(move.To)) warnings.Add(new(move.Field, $"There is no queue {move.To}: until it is put, contacts that should go there stay here. Mend the name, or put the queue."));
            else if (move.Kind == Overflow && Back(move.To, id, others) is { } way)
                warnings.Add(new(move.Field, $"This comes round: {string.Join(" → ", way.Prepend(id))}. Whom nobody takes goes on so, up to {ContactDecider.MaxHops} times. End it in one of these queues, unless it is meant."));
        }
        return warnings.DrainToImmutable();
    }

    /// <summary>Where a queue's overflow leads.</summary>
    public static IEnumerable<string> OverflowsOf(QueueConfig queue) => queue.Overflow.Select(rule => rule.MoveTo).OfType<string>();

    /// <summary>The shortest way by overflow from one queue to another, both named; null where there is none.</summary>
    private static List<string>? Back(string from, string to, IReadOnlyDictionary<string, QueueConfig> others)
    {
        var cameFrom = new Dictionary<string, string?>(StringComparer.Ordinal) { [from] = null };
        var next = new Queue<string>([from]);
        while (next.TryDequeue(out var at))
        {
            if (!others.TryGetValue(at, out var config)) continue;
            foreach (var target in OverflowsOf(config))
            {
                if (!cameFrom.TryAdd(target, at)) continue;
                if (target != to) next.Enqueue(target);
                else return WayTo(to, cameFrom);
            }
        }
        return null;
    }

    private static List<string> WayTo(string end, Dictionary<string, string?> cameFrom)
    {
        var way = new List<string>();
        for (var at = end; at is not null; at = cameFrom[at]) way.Add(at);
        way.Reverse();
        return way;
    }
}

/// <summary>A queue that contacts are sent to.</summary>
/// <param name="Kind">Why, as people say it: overflow, targets, opening hours.</param>
/// <param name="Field">Where it is named.</param>
public readonly record struct QueueMove(string Kind, string Field, string To);
