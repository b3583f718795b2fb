using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class DistributionTests
{
    private const int Samples = 200_000;

    public static TheoryData<string, Distribution, double, double> Moments => new()
    {
        { "exponential", new ExponentialDistribution(4), 4, 4 },
        { "lognormal", new LognormalDistribution(0.5, 0.6), Math.Exp(0.68), Math.Sqrt((Math.Exp(0.36) - 1) * Math.Exp(1.36)) },
        { "deterministic", new DeterministicDistribution(3), 3, 0 },
        { "gamma above one", new GammaDistribution(2.5, 1.5), 3.75, Math.Sqrt(2.5) * 1.5 },
        { "gamma below one", new GammaDistribution(0.5, 2), 1, Math.Sqrt(0.5) * 2 },
        { "empirical", new EmpiricalDistribution([5, 1, 3]), 3, Math.Sqrt(8.0 / 3) },
    };

    [Theory]
    [MemberData(nameof(Moments))]
    public void Mean_and_deviation_are_those_of_the_distribution(string name, Distribution distribution, double mean, double deviation)
    {
        var draw = Draw.For(7, name);
        var values = Enumerable.Range(0, Samples).Select(_ => distribution.Sample(draw)).ToList();

        var seen = values.Average();
        Assert.Equal(mean, distribution.Mean, 1e-9);
        Assert.InRange(seen, mean * 0.985, mean * 1.015);
        Assert.InRange(Math.Sqrt(values.Average(v => (v - seen) * (v - seen))), deviation * 0.97, deviation * 1.03 + 1e-12);
        Assert.All(values, value => Assert.True(value >= 0));
    }

    [Fact]
    public void The_same_seed_and_name_give_the_same_stream_and_others_give_others()
    {
        var first = Enumerable.Range(0, 5).Select(_ => Draw.For(1, "contact", "a-1").NextBits()).Distinct();
        var others = new[] { Draw.For(2, "contact", "a-1"), Draw.For(1, "contact", "a-2"), Draw.For(1, "contacta", "-1") }.Select(d => d.NextBits());

        Assert.Single(first);
        Assert.Equal(4, others.Append(first.Single()).Distinct().Count());
    }

    [Fact]
    public void Poisson_arrivals_come_at_their_rate()
    {
        var times = new PoissonArrivals(2.5).Times(10, Draw.For(3, "arrivals"), 3).TakeWhile(t => t < 10_010).ToList();

        Assert.InRange(times.Count, 24_500, 25_500);
        Assert.True(times.Zip(times.Skip(1)).All(pair => pair.First < pair.Second) && times[0] > 10);
    }

    [Fact]
    public void A_profile_follows_its_rates_and_ends_unless_it_repeats()
    {
        var profile = new ProfileArrivals(60, [10, 0, 30], Repeat: false, null);
        var times = profile.Times(0, Draw.For(4, "arrivals"), 4).ToList();

        Assert.InRange(times.Count(t => t < 60), 520, 680);
        Assert.Equal(0, times.Count(t => t is >= 60 and < 120));
        Assert.InRange(times.Count(t => t >= 120), 1_650, 1_950);
        Assert.True(times.Max() < 180);
        Assert.True((profile with { Repeat = true }).Times(0, Draw.For(4, "arrivals"), 4).Take(10_000).Last() > 180);
    }

    [Fact]
    public void A_busy_day_is_busy_for_every_class()
    {
        var profile = new ProfileArrivals(120, [20], Repeat: true, DayFactorGammaShape: 5);
        List<int> Days(string name) => [.. profile.Times(0, Draw.For(9, name), 9).TakeWhile(t => t < 120 * 20).CountBy(t => (int)(t / 120)).OrderBy(d => d.Key).Select(d => d.Value)];

        var (one, other) = (Days("one"), Days("other"));

        Assert.True(one.Max() > 1.5 * one.Min(), "a gamma of shape 5 moves the days by nearly half");
        Assert.All(one.Zip(other), pair => Assert.InRange(pair.Second / (double)pair.First, 0.8, 1.25));
    }
}
