using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Counts whose tier a draft of rules would change, and names some.</summary>
public sealed class TierPreview(GroupRules current, GroupRules draft)
{
    /// <summary>Customers named one by one; the rest are only counted.</summary>
    public const int MaxTold = 50;

    private readonly SortedDictionary<string, int> _moves = new(StringComparer.Ordinal);
    private readonly List<TierChangeView> _told = [];
    private int _customers;
    private int _byHand;
    private int _changed;

    public void Look(string id, CustomerProfile customer)
    {
        _customers++;
        if (customer.Tier is not null)
        {
            _byHand++;
            return;
        }
        var (before, after) = (CustomerTiers.Of(current, customer), CustomerTiers.Of(draft, customer));
        if (before == after) return;
        _changed++;
        if (_told.Count < MaxTold) _told.Add(new TierChangeView(id, before, after));
        var move = $"{before} → {after}";
        _moves[move] = _moves.GetValueOrDefault(move) + 1;
    }

    /// <param name="isWhole">All customers were looked at.</param>
    public TierPreviewView Result(bool isWhole) => new(_customers, isWhole, _byHand, _changed, _moves.ToImmutableSortedDictionary(StringComparer.Ordinal), [.. _told]);
}
