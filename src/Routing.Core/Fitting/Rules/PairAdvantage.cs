namespace Routing.Core;

/// <summary>A_kj = w_kj·f of one pair, with the readings' parts tabulated, and the linear term beyond cap_k.</summary>
internal sealed class PairAdvantage
{
    private const int Tabulated = 256;
    private readonly double[]? _powers;
    private readonly double _factor;
    private readonly double _power;
    private readonly Features? _features;
    private readonly Looked[] _looked = [];
    private readonly double _most;
    private readonly double _sum;
    private readonly int _class;
    private readonly int _cap;
    private readonly double _beyond;

    // The starting rule: one reading, tabulated as far as queues usually get.
    private PairAdvantage(int @class, double factor, double power)
    {
        (_class, _factor, _power) = (@class, factor, power);
        _powers = [.. Enumerable.Range(0, Tabulated).Select(q => factor * Math.Pow(q, power))];
    }

    private PairAdvantage(FittedRule rule, Pairs pairs, int pair)
    {
        _features = new Features(rule.Model, pairs, pair, rule.Form, rule.Caps);
        var readings = _features.Readings;
        _class = pairs.Class[pair];
        _cap = rule.Caps[_class];
        _beyond = _features.PerWaiting;
        var weights = rule.Weights[pair];
        _looked = new Looked[readings.Length];
        var at = 1;
        Span<double> features = stackalloc double[3];
        for (var r = 0; r < readings.Length; r++)
        {
            var table = new double[readings[r].Most + 1];
            for (var value = 0; value < table.Length; value++)
            {
                readings[r].Write(value, features);
                for (var f = 0; f < readings[r].Features; f++) table[value] += weights[at + f] * features[f];
                if (r == 0) table[value] += weights[0];
            }
            at += readings[r].Features;
            _looked[r] = new Looked(readings[r].From is [var only] ? only : -1, readings[r], table);
        }
        if (_features.Others.Length > 0) (_most, _sum) = (weights[at], weights[at + 1]);
    }

    public static PairAdvantage Of(FittedRule rule, Pairs pairs, int pair) => rule.Form == RuleForm.Starting
        ? new PairAdvantage(pairs.Class[pair], rule.Shape.Factor(rule.Model, pairs, pair), rule.Shape.Queue)
        : new PairAdvantage(rule, pairs, pair);

    public double Of(ReadOnlySpan<int> seen)
    {
        if (_powers is not null) return seen[_class] < Tabulated ? _powers[seen[_class]] : _factor * Math.Pow(seen[_class], _power);
        var advantage = Math.Max(0, seen[_class] - _cap) * _beyond;
        foreach (ref readonly var looked in _looked.AsSpan())
        {
            // Most read one number: that is looked up here, without a call. It is what a fit does most.
            var value = looked.Only >= 0 ? Math.Min(seen[looked.Only], looked.Table.Length - 1) : looked.Reading.Of(seen);
            advantage += looked.Table[value];
        }
        if (_features is not { Others.Length: > 0 }) return advantage;
        var (most, sum) = _features.Pressures(seen);
        return advantage + _most * most + _sum * sum;
    }

    /// <param name="Only">The one place that is read; −1 where several are added up.</param>
    private readonly record struct Looked(int Only, Reading Reading, double[] Table);
}
