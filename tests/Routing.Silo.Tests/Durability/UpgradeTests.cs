using Xunit.Abstractions;

namespace Routing.Silo.Tests;

/// <summary>Two versions side by side on one database, as in a rolling upgrade, and on the way back.</summary>
[Collection(SiloCluster.Name)]
public sealed class UpgradeTests(SiloCluster cluster, ITestOutputHelper output)
{
    [FormerSiloFact]
    public async Task Silos_of_a_former_version_are_replaced_one_by_one_and_one_of_them_comes_back()
    {
        await cluster.Are(0);
        try
        {
            foreach (var former in Enumerable.Range(0, 3).Select(_ => cluster.Begin(program: FormerSiloFactAttribute.Program)).ToList()) await former.Listens();
            await ReplaceAll(new Uri($"http://127.0.0.1:{FreePort.Find()}"));
        }
        finally
        {
            // The tests after this one are of the version at hand.
            await cluster.Are(0);
        }
    }

    private async Task ReplaceAll(Uri spare)
    {
        await using var trial = await Trial.Begin(cluster, "upgraded", output, spare);
        for (var n = 1; n <= 3; n++) spare = await Replace(trial, spare, null, $"Silo {n} of 3 is upgraded");
        await Replace(trial, spare, FormerSiloFactAttribute.Program, "One goes back to the former version");
        await trial.End();
    }

    /// <summary>Answers the address that is free then, for the next one: gateways know no others.</summary>
    private async Task<Uri> Replace(Trial trial, Uri spare, string? program, string what)
    {
        var leaving = cluster.Silos[0];
        var code = -1;
        var course = await trial.Course(async () =>
        {
            await cluster.Begin(spare, program).Listens();
            code = await leaving.Process.Stop(SiloCluster.Patience);
        });
        cluster.Leaves(leaving);
        Assert.Equal(0, code);
        trial.Pause(what, trial.Center.Queues, course);
        return leaving.Address;
    }
}
