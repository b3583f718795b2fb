using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>The production actors against published simulations of others: SimpleMSK, and skill-based routing with 90 agents.</summary>
public sealed class PublishedSimulationsTests
{
    private const double ArrivalsPerDay = 120 * (15.8 + 14.8 + 12.8);

    /// <summary>Days are independent, and by far the most of what differs between them is how busy they are: that is taken out by regression on the arrivals, whose mean is known.</summary>
    [Fact]
    public void SimpleMSK_three_types_two_groups_three_periods()
    {
        var scenario = Instance.Scenario("simple-msk");
        var days = Enumerable.Range(1, Instance.IsFull ? 300 : 12).AsParallel().AsOrdered()
            .Select(day => Simulations.Run(scenario, new SimulationOptions { Selection = "most-skilled", Replications = 1, Seed = day })).ToList();

        // As published: ratios of means over days, and whoever left within the 20 s does not count against the service level.
        Agrees(4297.3, 27.2, days, day => Total(day, "served"));
        Agrees(910.3, 34.2, days, day => Total(day, "abandoned"));
        Agrees(.501, .008, days, day => day.Classes.Values.Sum(c => c["pWithin"].Value * c["arrivals"].Value), day => Total(day, "arrivals") - Total(day, "abandonedWithin"));
        Agrees(.881, .0035, days, day => day.Pools["group-0"]["occupancy"].Value);
    }

    [Fact]
    public void One_skill_each_waits_three_minutes()
    {
        var waits = MeanWaits("skills-1", "longest-idle");
        Queueing.Agrees(3.06, waits);
    }

    /// <summary>Under best-bid a second skill is worth almost as much as all six.</summary>
    [Fact]
    public void Two_skills_each_wait_at_most_37_seconds()
    {
        var waits = MeanWaits("skills-2", "best-bid");
        Assert.True(waits.Value <= .62, $"{waits.Value} ± {waits.HalfWidth} minutes");
    }

    [Fact]
    public void All_six_skills_are_one_pool()
    {
        if (!Instance.IsFull) return;
        var runs = Runs("skills-6", "best-bid");
        Queueing.Agrees(.450023, MeanWaits(runs));
        Queueing.Agrees(.003643, Figure.Of([.. runs.Select(run => Total(run, "blocked") / Total(run, "arrivals"))]));
    }

    /// <summary>By what it learns on the way: it is told no true parameter.</summary>
    [Fact]
    public void Best_bid_on_X1_resolves_82_in_a_hundred_and_loses_at_most_4_and_a_half()
    {
        var runs = Runs("x1", "best-bid", 20_000);
        var served = Figure.Of([.. runs.Select(run => run.Classes.Values.Sum(c => c["resolvedShare"].Value * c["served"].Value) / Total(run, "served"))]);
        var left = Figure.Of([.. runs.Select(run => Total(run, "abandoned") / Total(run, "arrivals"))]);
        Assert.True(served.Value + served.HalfWidth >= .82, $"{served.Value} ± {served.HalfWidth} are resolved");
        Assert.True(left.Value - left.HalfWidth <= .045, $"{left.Value} ± {left.HalfWidth} leave");
        Assert.True(served.HalfWidth < .01 && left.HalfWidth < .01, $"± {served.HalfWidth} and ± {left.HalfWidth} say little");
    }

    /// <summary>Over all classes, which are alike: of six times as many contacts as one.</summary>
    private static Figure MeanWaits(string name, string selection) => MeanWaits(Runs(name, selection));

    private static Figure MeanWaits(IEnumerable<SimulationResult> runs) => Figure.Of([.. runs.Select(run => run.Classes.Values.Average(c => c["meanWait"].Value))]);

    private static List<SimulationResult> Runs(string name, string selection, int few = 25_000)
    {
        var scenario = Instance.Scenario(name);
        if (!Instance.IsFull) scenario = scenario with { WarmUpArrivals = 5_000 };
        var (runs, arrivals) = Instance.IsFull ? (10, 250_000) : (4, few);
        return [.. Enumerable.Range(1, runs).AsParallel().AsOrdered()
            .Select(seed => Simulations.Run(scenario, new SimulationOptions { Selection = selection, Arrivals = arrivals, Replications = 1, Seed = seed }))];
    }

    private static double Total(SimulationResult day, string figure) => day.Classes.Values.Sum(c => c[figure].Value);

    private static void Agrees(double published, double publishedHalfWidth, IReadOnlyList<SimulationResult> days, Func<SimulationResult, double> figure, Func<SimulationResult, double>? per = null)
    {
        var (above, error) = AtUsualTraffic(days, figure);
        var (below, errorBelow) = per is null ? (1, 0) : AtUsualTraffic(days, per);
        var expected = above / below;
        // 2.5 standard errors of ours beside the published interval, and an interval narrow enough to mean something.
        var half = 2.5 * ((error / below) + (errorBelow * above / (below * below)));
        Assert.InRange(expected, published - publishedHalfWidth - half, published + publishedHalfWidth + half);
        Assert.True(half < 0.2 * published, $"±{half} says little of {published}.");
    }

    /// <summary>A figure's mean at the mean number of arrivals, by regression over the days, and its standard error.</summary>
    private static (double Mean, double Error) AtUsualTraffic(IReadOnlyList<SimulationResult> days, Func<SimulationResult, double> figure)
    {
        var xs = days.Select(day => Total(day, "arrivals")).ToList();
        var ys = days.Select(figure).ToList();
        var (mx, my) = (xs.Average(), ys.Average());
        var spread = xs.Sum(x => (x - mx) * (x - mx));
        var slope = xs.Zip(ys, (x, y) => (x - mx) * (y - my)).Sum() / spread;
        var rest = Math.Sqrt(xs.Zip(ys, (x, y) => Math.Pow(y - my - slope * (x - mx), 2)).Sum() / (days.Count - 2));
        return (my + slope * (ArrivalsPerDay - mx), rest * Math.Sqrt((1.0 / days.Count) + Math.Pow(ArrivalsPerDay - mx, 2) / spread));
    }
}
