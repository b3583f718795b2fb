using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Conditions that name what nobody knows: misspelt, or there later. Nothing is kept from being published by one.</summary>
public static class RuleWarnings
{
    /// <summary>Told at most; whoever mends these sees the next.</summary>
    public const int Most = 100;

    /// <param name="queues">Those of the group.</param>
    /// <param name="classified">Intents that texts are found to be about.</param>
    /// <param name="past">What came in lately: what its gateways name, and tiers its customers were given by hand, are known.</param>
    public static ImmutableArray<Fault> Of(GroupRules rules, IReadOnlySet<string> queues, IEnumerable<string> classified, IReadOnlyList<(ContactRecord Contact, CustomerRecord Customer)> past)
    {
        var known = new KnownNames(
            queues,
            Folded([
                Defaults.Intent, .. classified, .. rules.Intents.Select(route => route.Intent), .. Named(rules.Examples.Select(example => example.Given.Intent)),
                .. Named(past.Select(one => one.Contact.Request.Intent)), .. past.Select(one => one.Contact.Plan.Card.Intent)]),
            Folded([
                Defaults.CustomerTier, .. rules.CustomerTiers.Select(rule => rule.Tier), .. rules.TierPriority.Keys, .. Named(rules.Examples.Select(example => example.Given.Tier)),
                .. Named(past.Select(one => one.Customer.Profile.Tier))]));
        var warnings = new List<Fault>();
        for (var i = 0; i < rules.Rules.Length; i++)
        {
            warnings.AddRange(known.Warnings($"rules[{i}].when", rules.Rules[i].When));
            if (rules.Rules[i].Unless is { } unless) warnings.AddRange(known.Warnings($"rules[{i}].unless", unless));
        }
        return [.. warnings.Take(Most)];
    }

    // Conditions hold whatever the case of letters.
    private static HashSet<string> Folded(IEnumerable<string> names) => new(names, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Named(IEnumerable<string?> names) => names.OfType<string>();

    private sealed record KnownNames(IReadOnlySet<string> Queues, HashSet<string> Intents, HashSet<string> Tiers)
    {
        private readonly HashSet<string> _queues = Folded(Queues);

        public IEnumerable<Fault> Warnings(string path, RuleCondition condition)
        {
            const string ThereIsNoQueue = "There is no queue {0} in this group, so this holds for nobody. Mend the name, or put the queue.";
            for (var n = 0; n < condition.Queues.Length; n++)
            {
                if (!_queues.Contains(condition.Queues[n])) yield return Fault($"{path}.queues[{n}]", ThereIsNoQueue, condition.Queues[n]);
            }
            for (var n = 0; n < condition.QueueLengths.Length; n++)
            {
                var queue = condition.QueueLengths[n].Queue;
                if (!Queues.Contains(queue)) yield return Fault($"{path}.queueLengths[{n}].queue", "There is no queue {0} in this group: it counts as empty. Mend the name, or put the queue.", queue);
            }
            for (var n = 0; n < condition.Intents.Length; n++)
            {
                if (!Intents.Contains(condition.Intents[n])) yield return Fault($"{path}.intents[{n}]", "No text is classified as {0}, and no contact came with it lately. Mend the name, or add it to intents.", condition.Intents[n]);
            }
            for (var n = 0; n < condition.Tiers.Length; n++)
            {
                if (!Tiers.Contains(condition.Tiers[n])) yield return Fault($"{path}.tiers[{n}]", "No rule of customerTiers makes a customer {0}, and none who came lately is. Mend the name, or add a rule.", condition.Tiers[n]);
            }
        }

        private static Fault Fault(string field, string mend, string name) => new(field, mend.Replace("{0}", name, StringComparison.Ordinal));
    }
}
