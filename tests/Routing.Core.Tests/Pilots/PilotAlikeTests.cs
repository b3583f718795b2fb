namespace Routing.Core.Tests;

/// <summary>Two sides alike, looked at all the time: what is promised is that a difference is found in at most 1.25 % of pilots, by measure. And harm that is there still stops one.</summary>
public sealed class PilotAlikeTests
{
    private const int Trials = 80;

    [Theory]
    [InlineData(.1, .03, 4000)]
    [InlineData(.1, .97, 4000)]
    [InlineData(.9, .03, 4000)]
    [InlineData(.01, .03, 8000)]
    [InlineData(.01, .97, 8000)]
    public void No_difference_is_found_in_what_is_seldom_or_nearly_always_so(double share, double rate, int contacts) =>
        Assert.InRange(Found(PilotMeasure.Abandoned, share, contacts, draw => draw.Chance(rate) ? 1 : 0), 0, Trials * .0125);

    /// <summary>Waits of which a few are very long: lognormal, and most of no length at all.</summary>
    [Theory]
    [InlineData(.1, 1.5, 1, 4000)]
    [InlineData(.1, 1.5, .1, 4000)]
    [InlineData(.01, 1.5, 1, 8000)]
    [InlineData(.01, 2, 1, 8000)]
    [InlineData(.01, 1.5, .1, 8000)]
    public void No_difference_is_found_in_waits_of_which_a_few_are_very_long(double share, double sigma, double waiting, int contacts) =>
        Assert.InRange(Found(PilotMeasure.WaitSeconds, share, contacts, draw => draw.Chance(waiting) ? 60 * Math.Exp(sigma * draw.Normal()) : 0), 0, Trials * .0125);

    /// <summary>Also where nobody at all leaves the side in force: then no interval is told yet, and the rail stops it all the same.</summary>
    [Theory]
    [InlineData(.1, .03, 800)]
    [InlineData(.1, 0, 800)]
    [InlineData(.5, .03, 400)]
    public void Harm_stops_it_within_some_hundred_contacts(double share, double inForce, int contacts)
    {
        var pilot = Of(PilotMeasure.Abandoned, share);
        var stopped = Enumerable.Range(1, Trials).Count(trial =>
        {
            var (draw, progress) = (Draw.For(trial, "harm"), new PilotProgress(0));
            for (var n = 0; n < contacts && PilotVerdict.Stops(pilot, progress) is null; n++)
            {
                var tried = draw.Chance(share);
                progress = progress.With(PilotMeasure.Abandoned, draw.Chance(tried ? .3 : inForce) ? 1 : 0, tried, share);
            }
            return PilotVerdict.Stops(pilot, progress) is not null;
        });
        Assert.InRange(stopped, Trials * 95 / 100, Trials);
    }

    private static Pilot Of(PilotMeasure measure, double share) => new() { Name = "trial", UsesDraft = true, Share = share, Measure = measure, GuardRails = [new GuardRail(measure)] };

    /// <summary>Trials in which a difference was told, or a rail stopped, at some look.</summary>
    private static int Found(PilotMeasure measure, double share, int contacts, Func<Draw, double> value)
    {
        var pilot = Of(measure, share);
        return Enumerable.Range(1, Trials).AsParallel().Count(trial =>
        {
            var (draw, progress) = (Draw.For(trial, "alike"), new PilotProgress(0));
            for (var n = 1; n <= contacts; n++)
            {
                var tried = draw.Chance(share);
                progress = progress.With(measure, value(draw), tried, share);
                if (!tried && n % 8 != 0) continue;
                if (PilotVerdict.Of(pilot, progress) is PilotFinding.Better or PilotFinding.Worse || PilotVerdict.Stops(pilot, progress) is not null) return true;
            }
            return false;
        });
    }
}
