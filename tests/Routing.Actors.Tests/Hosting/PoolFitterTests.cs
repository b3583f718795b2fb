namespace Routing.Actors.Tests;

/// <summary>Fits beside the mailboxes, one at a time, and none any more once it is put away.</summary>
public sealed class PoolFitterTests
{
    private static readonly FitEffort Little = new() { Iterations = 3, SamplesPerIteration = 500, EventsPerIteration = 20_000, CandidateEvents = 10_000 };
    private static readonly FitEffort Endless = new() { CandidateEvents = long.MaxValue / 4 };

    private static MarkovModel Model => new(
        [new ModelClass { ArrivalRate = 2, PatienceRate = 0.2 }, new ModelClass { ArrivalRate = 2, PatienceRate = 0.2 }],
        [new ModelPool(3, [new ModelService(1, 0.9), new ModelService(1, 0.6)]), new ModelPool(3, [new ModelService(1, 0.6), new ModelService(1, 0.9)])]);

    [Fact]
    public async Task Two_that_are_asked_for_at_once_are_fitted_one_after_the_other_and_alike()
    {
        using var fitter = new PoolFitter(Little);
        var (first, second) = (fitter.Fit(Model), fitter.Fit(Model));

        Assert.Equal((await first)!.CostRate, (await second)!.CostRate);
    }

    [Fact]
    public async Task Put_away_it_calls_off_what_is_under_way_and_what_waits()
    {
        var fitter = new PoolFitter(Endless);
        var (underWay, waiting) = (fitter.Fit(Model), fitter.Fit(Model));
        Assert.False(underWay.IsCompleted || waiting.IsCompleted);

        fitter.Dispose();

        Assert.Null(await underWay);
        Assert.Null(await waiting);
    }
}
