using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Puts moves of agents into the rules of a variant, as profiles with hours: the simulation switches them as the server does.</summary>
internal static class WhatIfMoves
{
    public static (GroupRules Rules, Problem? Problem) Into(GroupRules rules, ImmutableArray<MovedAgents> moves, GroupSetup there, string timeZone)
    {
        var busy = new List<(MovedAgents Move, ImmutableArray<string> Agents)>();
        for (var n = 0; n < moves.Length; n++)
        {
            var (move, field) = (moves[n], $"variant.moves[{n}]");
            foreach (var (end, queue) in new[] { ("from", move.From), ("to", move.To) })
            {
                if (!there.Queues.ContainsKey(queue)) return (rules, ProblemKinds.RuleBroken.At($"{field}.{end}", $"This group has no queue {Refusals.Shorten(queue)}. Name one that it has."));
            }
            if (move.From == move.To) return (rules, ProblemKinds.InvalidValue.At($"{field}.to", "Name another queue than the one they come from."));
            var could = MoveProfile.WhoCould(there.Agents, move.From, move.To, there.Queues[move.To])
                .Except(busy.Where(other => AreAtOnce(other.Move, move)).SelectMany(other => other.Agents), StringComparer.Ordinal).ToList();
            if (move.Agents.FirstOrDefault(agent => !could.Contains(agent)) is { } unable)
                return (rules, ProblemKinds.RuleBroken.At($"{field}.agents", $"{Refusals.Shorten(unable)} does not serve {move.From}, cannot do the work of {move.To}, or is moved elsewhere in those hours. Name others, or none."));
            if (move.Agents.IsEmpty && could.Count < move.Count)
                return (rules, ProblemKinds.RuleBroken.At($"{field}.count", $"Only {could.Count} agents of {move.From} could do the work of {move.To}. Ask for no more of them."));
            var hours = new RuleHours { From = move.Begins, To = move.Ends, TimeZone = timeZone };
            var who = move.Agents.IsEmpty ? [.. could.Take(move.Count)] : move.Agents;
            busy.Add((move, who));
            var moved = rules with { Profiles = rules.Profiles.Add(MoveProfile.Of($"what-if move {n + 1}", who, move.From, move.To, [hours])) };
            if (ConfigCheck.Of(moved) is { } faulty) return (rules, ProblemKinds.InvalidValue.At(faulty.Field?.EndsWith(".to", StringComparison.Ordinal) == true ? $"{field}.ends" : $"{field}.begins", faulty.Detail ?? ""));
            rules = moved;
        }
        return (rules, null);
    }

    private static bool AreAtOnce(MovedAgents one, MovedAgents other) => Spans(one).Any(span => Spans(other).Any(against => Overlap(span, against)));

    private static bool Overlap((string From, string To) one, (string From, string To) other) => string.CompareOrdinal(one.From, other.To) < 0 && string.CompareOrdinal(other.From, one.To) < 0;

    // Hours as 14:00 compare as they follow; those that end no later than they begin go on to the next day.
    private static IEnumerable<(string From, string To)> Spans(MovedAgents move) =>
        string.CompareOrdinal(move.Begins, move.Ends) < 0 ? [(move.Begins, move.Ends)] : [(move.Begins, "24:00"), ("00:00", move.Ends)];
}
