namespace Routing.Core;

/// <summary>The features of one pair of class and pool (policy.md, "Form"): 1, the readings', and for large configurations two pressures.</summary>
internal sealed class Features
{
    /// <summary>The most a pair can have: in the small form, with two other classes and two other pools.</summary>
    public const int Most = 14;

    // policy.md: x = q ÷ (.9√n), i = idle ÷ (.65√n).
    private const double QueueScale = 0.9;
    private const double IdleScale = 0.65;

    private readonly int _class;
    private readonly int _cap;

    public Features(MarkovModel model, Pairs pairs, int pair, RuleForm form, IReadOnlyList<int> caps)
    {
        var (k, j, classes) = (pairs.Class[pair], pairs.Pool[pair], model.Classes.Length);
        var root = Math.Sqrt(model.Pools[j].Agents);
        var others = pairs.OfPool[j].Where(p => p != pair).ToArray();
        var spares = pairs.OfClass[k].Where(p => p != pair).Select(p => pairs.Pool[p]).ToArray();
        List<Reading> readings =
        [
            new([k], caps[k], QueueScale * root, ReadingKind.OwnQueue),
            OfIdle(model, classes, [j]),
        ];
        if (form == RuleForm.Small)
        {
            readings.AddRange(others.Select(p => new Reading([pairs.Class[p]], caps[pairs.Class[p]], QueueScale * root, ReadingKind.OtherQueue)));
            readings.AddRange(spares.Select(l => OfIdle(model, classes, [l])));
        }
        else
        {
            if (spares.Length > 0) readings.Add(OfIdle(model, classes, spares));
            Others = [.. others.Select(p => pairs.Class[p])];
            var pressure = others.Select(p => model.Classes[pairs.Class[p]].WaitingCost * pairs.Rate[p]).ToArray();
            var most = pressure.Append(1e-9).Max();
            Pressure = [.. pressure.Select(h => 0.2 * h / (most * QueueScale * root))];
        }
        Readings = [.. readings];
        PerWaiting = model.Classes[k].WaitingCost / pairs.OfClass[k].Sum(p => model.Pools[pairs.Pool[p]].Agents * pairs.Rate[p]);
        (_class, _cap) = (k, caps[k]);
        Count = 1 + Readings.Sum(r => r.Features) + (Others.Length > 0 ? 2 : 0);
    }

    public Reading[] Readings { get; }

    /// <summary>The pool's other classes, whose queues press; none in the small form.</summary>
    public int[] Others { get; } = [];
    public double[] Pressure { get; } = [];
    public int Count { get; }

    /// <summary>(h_k + θ_k·abandonment cost) ÷ Σ_j n_j·μ_kj; without it a fit now and then starves a class (policy.md: +400–700 %).</summary>
    public double PerWaiting { get; }

    /// <summary>The linear term beyond cap_k, which is given and not fitted.</summary>
    public double Beyond(ReadOnlySpan<int> seen) => Math.Max(0, seen[_class] - _cap) * PerWaiting;

    public void Write(ReadOnlySpan<int> seen, Span<double> features)
    {
        features[0] = 1;
        var at = 1;
        foreach (var reading in Readings)
        {
            reading.Write(reading.Of(seen), features[at..]);
            at += reading.Features;
        }
        if (Others.Length > 0) (features[at], features[at + 1]) = Pressures(seen);
    }

    /// <summary>The maximum and the sum of h·μ·q over the pool's other classes, scaled.</summary>
    public (double Most, double Sum) Pressures(ReadOnlySpan<int> seen)
    {
        var (most, sum) = (0.0, 0.0);
        for (var l = 0; l < Others.Length; l++)
        {
            var pressure = seen[Others[l]] * Pressure[l];
            most = Math.Max(most, pressure);
            sum += pressure;
        }
        return (most, sum);
    }

    private static Reading OfIdle(MarkovModel model, int classes, int[] pools)
    {
        var agents = pools.Sum(j => model.Pools[j].Agents);
        return new Reading([.. pools.Select(j => classes + j)], agents, IdleScale * Math.Sqrt(agents), ReadingKind.Idle);
    }
}
