using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Counts for how many past contacts each rule held: one that held for none may be misspelt.</summary>
public static class RulesHeld
{
    /// <summary>Every rule, in their order, with the contacts that it would have applied to.</summary>
    /// <param name="waiting">Contacts waiting, by queue.</param>
    public static ImmutableArray<RuleHeldView> Of(GroupRules rules, IReadOnlySet<string> queues, IReadOnlyList<(ContactRecord Contact, CustomerRecord Customer)> past, Func<string, int> waiting, GroupModel? model = null)
    {
        var held = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (contact, customer) in past)
        {
            foreach (var rule in RuledPlan.Of(rules, queues, contact.Request, customer.AsOf(contact.CreatedAt), contact.CreatedAt, waiting, model?.Of(rules)).Rules) held[rule] = held.GetValueOrDefault(rule) + 1;
        }
        return [.. rules.Rules.Select(rule => new RuleHeldView(rule.Name, held.GetValueOrDefault(rule.Name)))];
    }
}
