namespace Routing.Core;

/// <summary>
/// A <see cref="FittedRule"/> made ready to decide: what is weighed of one number is looked up, so that an advantage
/// costs a few additions.
/// </summary>
public sealed class AssignmentRule : IMarkovRule
{
    private readonly int[][] _ofClass;
    private readonly int[] _placeOfPool;
    private readonly double[] _slack;
    private readonly PairAdvantage[] _pairs;

    public AssignmentRule(FittedRule rule)
    {
        Rule = rule;
        var (model, pairs) = (rule.Model, new Pairs(rule.Model));
        _ofClass = [.. pairs.OfClass.Select(of => of.ToArray())];
        _placeOfPool = [.. pairs.Pool.Select(j => model.Classes.Length + j)];
        _slack = rule.Form == RuleForm.Starting ? new double[pairs.Count] : [.. rule.Slack];
        Pairs = pairs;
        _pairs = [.. Enumerable.Range(0, pairs.Count).Select(p => PairAdvantage.Of(rule, pairs, p))];
    }

    public string Name => "best-bid";
    public FittedRule Rule { get; }
    public Pairs Pairs { get; }

    /// <summary>A_kj: what assigning one of the class to the pool now is worth over holding, in cost.</summary>
    /// <param name="seen">Waiting contacts by class, then idle agents by pool.</param>
    public double Advantage(int @class, int pool, ReadOnlySpan<int> seen) =>
        Pairs.Of(@class, pool) is >= 0 and var pair ? _pairs[pair].Of(seen) : double.NegativeInfinity;

    internal double Advantage(int pair, ReadOnlySpan<int> seen) => _pairs[pair].Of(seen);

    /// <summary>How far below nought the pair's advantage may be and it still assigns.</summary>
    public double Slack(int @class, int pool) => Pairs.Of(@class, pool) is >= 0 and var pair ? _slack[pair] : 0;

    public int Choose(ReadOnlySpan<int> seen, double drawn) => Choose(seen, barred: -1);

    /// <summary>Among pairs with somebody waiting and somebody idle the one with the greatest A, if A > −δ; else −1.</summary>
    internal int Choose(ReadOnlySpan<int> seen, int barred)
    {
        var best = -1;
        var most = double.NegativeInfinity;
        for (var k = 0; k < _ofClass.Length; k++)
        {
            if (seen[k] == 0) continue;
            foreach (var pair in _ofClass[k])
            {
                if (seen[_placeOfPool[pair]] == 0 || pair == barred) continue;
                var advantage = _pairs[pair].Of(seen);
                if (advantage <= most || advantage <= -_slack[pair]) continue;
                (best, most) = (pair, advantage);
            }
        }
        return best;
    }
}
