using Xunit.Abstractions;

namespace Routing.Silo.Tests;

/// <summary>Silos come and go, in good order and otherwise, while contacts are routed: nothing is lost and nothing done twice.</summary>
[Collection(SiloCluster.Name)]
public sealed class LostSiloTests(SiloCluster cluster, ITestOutputHelper output)
{
    /// <summary>
    /// Beyond the detection of a silo's death, until what it held decides again. Asked for are five seconds, and the figures tell;
    /// what is held here is that nobody waits for the next round of a waker or for a reminder, on a machine with other work too.
    /// </summary>
    private static readonly TimeSpan Resumption = TimeSpan.FromSeconds(15);

    [PostgresFact(takesLong: true)]
    public async Task One_more_takes_part_and_one_that_is_drained_hands_over()
    {
        var spare = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        await using var trial = await Trial.Begin(cluster, "drained", output, spare);
        var healthy = await trial.Course(() => Task.CompletedTask);
        var added = await trial.Course(() => cluster.Begin(spare).Listens());
        var drained = cluster.Silos[0];
        var code = -1;
        var draining = await trial.Course(async () => code = await drained.Process.Stop(SiloCluster.Patience));
        cluster.Leaves(drained);

        await trial.End();

        Assert.Equal(0, code);
        trial.Pause("Nothing happens", trial.Center.Queues, healthy);
        trial.Pause("A silo is added", trial.Center.Queues, added);
        trial.Pause("A silo is drained, its own groups", trial.Center.Queues.Where((_, n) => n % 3 == 0), draining);
        trial.Pause("A silo is drained, the other groups", trial.Center.Queues.Where((_, n) => n % 3 != 0), draining);
    }

    [PostgresFact]
    public async Task One_that_is_killed_stops_no_other_group_and_its_own_resume()
    {
        await using var trial = await Trial.Begin(cluster, "killed", output);
        var killed = cluster.Silos[0];
        var its = await trial.Placements.On(killed, trial.Center.Queues);
        Assert.Equal(2, its.Count);
        var detection = TimeSpan.Zero;
        var killing = await trial.Course(async () =>
        {
            var at = TimeProvider.System.GetTimestamp();
            await killed.Process.Kill();
            cluster.Leaves(killed);
            await cluster.GivenUp(killed);
            detection = TimeProvider.System.GetElapsedTime(at);
        });

        await trial.End();

        trial.Tell($"A silo is killed: given up after {detection.TotalSeconds:F1} s");
        var own = trial.Pause("A silo is killed, its own groups", its, killing);
        var others = trial.Pause("A silo is killed, the other groups", trial.Center.Queues.Except(its), killing);
        trial.Within(own, detection + Resumption, "Its groups decided again");
        trial.Within(others, detection + Resumption, "The other groups stopped");
        // Its port refused connections: nobody waited for probes.
        Assert.Contains(cluster.Silos, silo => silo.Process.Errors.Contains($":{killed.Port}:", StringComparison.Ordinal) && silo.Process.Errors.Contains("its port refuses every connection", StringComparison.Ordinal));
    }

    [PostgresFact(takesLong: true)]
    public async Task One_that_stands_still_with_offers_open_loses_them_to_others_and_ends_when_it_comes_back()
    {
        await using var trial = await Trial.Begin(cluster, "paused", output);
        var paused = cluster.Silos[0];
        var its = await trial.Placements.On(paused, trial.Center.Queues);
        Assert.Equal(2, its.Count);
        var detection = TimeSpan.Zero;
        var open = await trial.Load.HasOpenOffers(its);
        var pausing = await trial.Course(async () =>
        {
            var at = TimeProvider.System.GetTimestamp();
            paused.Process.Pause();
            await cluster.GivenUp(paused);
            detection = TimeProvider.System.GetElapsedTime(at);
        });
        cluster.Leaves(paused);
        var back = await trial.Course(async () =>
        {
            paused.Process.Continue();
            await paused.Process.Exit(SiloCluster.Patience);
        });

        await trial.End();

        trial.Tell($"A silo stands still, with {open.Count} offers open: given up after {detection.TotalSeconds:F1} s");
        var own = trial.Pause("A silo stands still, its own groups", its, pausing);
        var others = trial.Pause("A silo stands still, the other groups", trial.Center.Queues.Except(its), pausing);
        trial.Pause("It comes back and ends, all groups", trial.Center.Queues, back);
        trial.Within(own, detection + Resumption, "Its groups decided again");
    }
}
