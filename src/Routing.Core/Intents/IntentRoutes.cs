namespace Routing.Core;

/// <summary>Where the intents of a contact lead by the rules of its group, and what they need.</summary>
public static class IntentRoutes
{
    /// <summary>The route of what was found, and the queue it leads to before any rule has its say.</summary>
    public static (IntentRoute? Route, string? Queue) Of(GroupRules rules, ContactRequest request, IntentFinding finding)
    {
        var route = Find(rules, finding.Intent);
        var unsure = finding is { Source: IntentSource.Unsure, Ask.IsEmpty: false } ? rules.IntentRules.UnsureQueue : null;
        return (route, request.Queue ?? route?.Queue ?? unsure ?? rules.DefaultQueue);
    }

    /// <summary>Adds what the other intents of a contact need. What it requires never relaxes; so what no agent of the queue meets is left out.</summary>
    public static Requirement WithOthers(Requirement own, IntentFinding finding, GroupRules rules, Board board, BoardQueue queue)
    {
        foreach (var other in finding.Also)
        {
            if (Find(rules, other) is not { Requirements: { IsEmpty: false } more }) continue;
            var both = own.And(more);
            var need = EffectiveRequirement.At(both, queue.Config, 0);
            if (queue.Agents.Any(agent => Eligibility.Check(agent, board.Agents[agent].Snapshot.Profile, queue.Id, need) == Eligible.Yes)) own = both;
        }
        return own;
    }

    /// <summary>Where answers about an intent may be found.</summary>
    public static AnswerSource? SourceOf(GroupRules rules, string intent) => Find(rules, intent)?.AnswerSource;

    private static IntentRoute? Find(GroupRules rules, string intent) => rules.Intents.FirstOrDefault(route => route.Intent == intent);
}
