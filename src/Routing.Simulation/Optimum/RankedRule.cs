namespace Routing.Simulation;

/// <summary>Assigns the feasible pair of highest rank, the first of equals.</summary>
/// <param name="rank">Of a pair, with its queue and the idle agents of its pool; −∞ holds it.</param>
public sealed class RankedRule(string name, MarkovModel model, Func<int, int, int, double> rank) : IMarkovRule
{
    private readonly Pairs _pairs = new(model);
    private readonly int _classes = model.Classes.Length;

    public string Name => name;

    public int Choose(ReadOnlySpan<int> seen, double drawn)
    {
        var best = -1;
        var most = double.NegativeInfinity;
        for (var p = 0; p < _pairs.Count; p++)
        {
            var (q, free) = (seen[_pairs.Class[p]], seen[_classes + _pairs.Pool[p]]);
            if (q == 0 || free == 0) continue;
            var rankOf = rank(p, q, free);
            if (rankOf > most) (best, most) = (p, rankOf);
        }
        return best;
    }
}
