using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What the rules of a routing group must keep to.</summary>
public static class GroupRulesRules
{
    public static ImmutableArray<Fault> Check(GroupRules rules)
    {
        var faults = new FaultList();
        faults.OptionalId("defaultQueue", rules.DefaultQueue);
        faults.List("intents", rules.Intents, (path, route) => Route(faults, path, route), r => r.Intent, Limits.Intents);
        if (rules.IntentRules is null) faults.Add("intentRules", "Write an object; leave the field out for the defaults.");
        else
        {
            faults.Range("intentRules.minConfidence", rules.IntentRules.MinConfidence, 0, 1);
            faults.OptionalId("intentRules.unsureQueue", rules.IntentRules.UnsureQueue);
        }
        faults.List("customerTiers", rules.CustomerTiers, (path, rule) =>
        {
            faults.Label($"{path}.tier", rule.Tier);
            RoutingRuleRules.Attributes(faults, $"{path}.when", rule.When);
            faults.Require(!rule.When.IsDefaultOrEmpty, $"{path}.when", "Name a condition: one that asks for nothing always holds, and no rule after it would count.");
        });
        faults.Map("tierPriority", rules.TierPriority, (path, tier, points) =>
        {
            faults.Label(path, tier);
            faults.Range(path, points, -Limits.Priority, Limits.Priority);
        });
        faults.Range("repeatContactPriority", rules.RepeatContactPriority, -Limits.Priority, Limits.Priority);
        faults.Range("repeatWithinDays", rules.RepeatWithinDays, 0, Limits.Days);
        faults.Range("dissatisfiedPriority", rules.DissatisfiedPriority, -Limits.Priority, Limits.Priority);
        faults.Labels("presenceReasons", rules.PresenceReasons);
        RoutingRuleRules.Check(faults, rules);
        return faults.All;
    }

    private static void Route(FaultList faults, string path, IntentRoute route)
    {
        faults.Label($"{path}.intent", route.Intent);
        faults.OptionalId($"{path}.queue", route.Queue);
        faults.Labels($"{path}.keywords", route.Keywords);
        faults.Skills($"{path}.requirements", route.Requirements);
        faults.Labels($"{path}.examples", route.Examples);
        AnswerSource.Check(faults, $"{path}.answerSource", route.AnswerSource);
        faults.List($"{path}.activity", route.Activity, (at, clue) =>
        {
            faults.Label($"{at}.attribute", clue.Attribute);
            faults.OptionalLabel($"{at}.value", clue.Value);
            faults.Range($"{at}.confidence", clue.Confidence, 0, 1);
        });
    }
}
