namespace Routing.Core;

/// <summary>Candidates of one fit, compared on the same events.</summary>
internal sealed class Contest(Chain chain, long seed, CancellationToken stop)
{
    public Comparison Compare(FittedRule candidate, FittedRule with, long events) =>
        PairedWalk.Compare(chain, new AssignmentRule(candidate), new AssignmentRule(with), events, Draw.For(seed, "candidates"), stop);

    /// <summary>The first, unless another is clearly better.</summary>
    public FittedRule Winner(FittedRule first, IEnumerable<FittedRule> others, long events)
    {
        var best = first;
        foreach (var other in others)
        {
            var compared = Compare(other, best, events);
            if (compared.CostRate < FittingDefaults.WorthChanging * compared.OtherCostRate) best = other;
        }
        return best;
    }
}
