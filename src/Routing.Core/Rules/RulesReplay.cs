using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Plans contacts that came in lately once more, by the rules in force and by a draft, and tells what differs.</summary>
public static class RulesReplay
{
    /// <summary>Contacts told one by one; the rest are only counted.</summary>
    public const int MaxTold = 50;

    /// <param name="past">Newest first. Their customers are as they are now, as what they were then is not kept; but what they came with later, and this contact itself, is not yet of their past.</param>
    /// <param name="waiting">Contacts waiting now, by queue, as what waited then is not kept either.</param>
    public static ReplayedRules Compare(GroupRules current, GroupRules draft, IReadOnlySet<string> queues, IReadOnlyList<(ContactRecord Contact, CustomerRecord Customer)> past, Func<string, int> waiting, GroupModel? model = null)
    {
        var moves = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        var told = ImmutableArray.CreateBuilder<ChangeView>();
        var changed = 0;
        var held = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (contact, known) in past)
        {
            var customer = known.AsOf(contact.CreatedAt);
            var (before, after) = (Plan(current), Plan(draft));
            foreach (var rule in after.Rules) held[rule] = held.GetValueOrDefault(rule) + 1;
            var differences = before.Differences(after);
            if (differences.IsEmpty) continue;
            changed++;
            if (told.Count < MaxTold) told.Add(new ChangeView(contact.Request.Id, contact.CreatedAt, differences));
            if (before.Queue == after.Queue) continue;
            var move = $"{before.Queue ?? "none"} → {after.Queue ?? "none"}";
            moves[move] = moves.GetValueOrDefault(move) + 1;

            RuledPlan Plan(GroupRules rules) => RuledPlan.Of(rules, queues, contact.Request, customer, contact.CreatedAt, waiting, model?.Of(rules));
        }
        return new ReplayedRules(past.Count, changed, moves.ToImmutable(), told.ToImmutable(), [.. draft.Rules.Select(rule => new RuleHeldView(rule.Name, held.GetValueOrDefault(rule.Name)))]);
    }
}

/// <summary>What a draft would have changed.</summary>
/// <param name="Held">Each rule of the draft, and for how many contacts it held: one that held for none may be misspelt.</param>
public sealed record ReplayedRules(int Replayed, int Changed, ImmutableSortedDictionary<string, int> Moves, ImmutableArray<ChangeView> Changes, ImmutableArray<RuleHeldView> Held);
