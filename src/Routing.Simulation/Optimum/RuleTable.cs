namespace Routing.Simulation;

/// <summary>What a rule chooses in every state of a chain: pairs with their shares, none where it holds.</summary>
internal sealed class RuleTable
{
    private readonly int[] _first;
    private readonly List<(double Share, int Pair)> _choices = [];

    public RuleTable(TruncatedChain chain, IMarkovRule rule)
    {
        _first = new int[chain.States + 1];
        var shares = new double[chain.Pairs.Count];
        for (var state = 0; state < chain.States; state++)
        {
            var (queues, busy) = Math.DivRem(state, chain.Busies);
            Add(chain, rule, [.. chain.Waiting(queues), .. chain.Idle[busy]], shares);
            _first[state + 1] = _choices.Count;
        }
        Choices = [.. _choices];
    }

    private (double Share, int Pair)[] Choices { get; }

    public ReadOnlySpan<(double Share, int Pair)> Of(int state) => Choices.AsSpan(_first[state].._first[state + 1]);

    private void Add(TruncatedChain chain, IMarkovRule rule, int[] seen, double[] shares)
    {
        if (rule is not IRandomRule random)
        {
            if (rule.Choose(seen, 0.5) is >= 0 and var pair) _choices.Add((1, pair));
            return;
        }
        Array.Clear(shares);
        random.Shares(seen, shares);
        for (var p = 0; p < shares.Length; p++)
        {
            if (shares[p] > 0) _choices.Add((shares[p], p));
        }
    }
}
