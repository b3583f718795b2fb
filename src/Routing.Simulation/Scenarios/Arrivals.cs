using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>When contacts of one class arrive, in the scenario's time unit from its start.</summary>
public abstract record Arrivals
{
    /// <summary>The arrival times in order, from <paramref name="from"/> on; endless unless the arrivals end.</summary>
    /// <param name="classDraw">The stream of this class.</param>
    /// <param name="seed">For what all classes share, as a busy day.</param>
    public abstract IEnumerable<double> Times(double from, Draw classDraw, long seed);

    /// <summary>Mean rate at a moment, per time unit.</summary>
    public abstract double RateAt(double time);
}

/// <summary>At random at one rate: <c>{"poisson":4.25}</c> per time unit.</summary>
public sealed record PoissonArrivals(double Rate) : Arrivals
{
    public override double RateAt(double time) => Rate;

    public override IEnumerable<double> Times(double from, Draw classDraw, long seed)
    {
        if (Rate <= 0) yield break;
        for (var time = from; ;)
        {
            time -= Math.Log(classDraw.Uniform()) / Rate;
            yield return time;
        }
    }
}

/// <summary>
/// At random at a rate that moves through the day: <c>{"profile":{"intervalMinutes":60,"rates":[…],"repeat":true}}</c>.
/// With <see cref="DayFactorGammaShape"/> each day is busier or quieter as a whole, for all classes alike.
/// </summary>
public sealed record ProfileArrivals(double Interval, ImmutableArray<double> Rates, bool Repeat, double? DayFactorGammaShape) : Arrivals
{
    public double DayLength => Interval * Rates.Length;

    public override double RateAt(double time) =>
        !Repeat && time >= DayLength ? 0 : Rates[(int)(time % DayLength / Interval)];

    public override IEnumerable<double> Times(double from, Draw classDraw, long seed)
    {
        if (Rates.All(rate => rate <= 0)) yield break;
        // The total rate is walked in steps of a unit-rate process: exact for steps of constant rate, and no thinning.
        var left = -Math.Log(classDraw.Uniform());
        var time = from;
        for (var interval = (long)(from / Interval); Repeat || interval < Rates.Length; interval++)
        {
            var rate = Rates[(int)(interval % Rates.Length)] * DayFactor(interval / Rates.Length, seed);
            var end = (interval + 1) * Interval;
            while (rate > 0 && time + left / rate < end)
            {
                time += left / rate;
                yield return time;
                left = -Math.Log(classDraw.Uniform());
            }
            left -= rate * (end - time);
            time = end;
        }
    }

    private double DayFactor(long day, long seed) => DayFactorGammaShape is not { } shape
        ? 1
        : new GammaDistribution(shape, 1 / shape).Sample(Draw.For(seed, "day", day.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}
