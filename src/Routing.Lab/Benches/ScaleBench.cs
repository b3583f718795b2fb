using System.Diagnostics;
using Routing.Actors;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary>A large center on disk: how much memory it takes, and how long it is away at a restart.</summary>
public static class ScaleBench
{
    public static async Task<ScaleFigure> Measure(string directory, BenchSize size, int waiting, IProgress<string> told)
    {
        TimeSpan filled;
        using (var center = await BenchCenter.Start(directory, size, ready: false))
        {
            told.Report($"{size.Agents} agents and {size.Queues} queues are put");
            var watch = Stopwatch.StartNew();
            var router = new ContactRouter(center.Engine);
            await Parallel.ForAsync(0, waiting, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (n, ct) =>
            {
                var request = new ContactRequest { Id = $"c-{n}", CustomerId = BenchSize.CustomerId(n % size.Customers), Channel = Channel.Chat, Queue = BenchSize.QueueId(n % size.Queues), Intent = "general" };
                await router.Route(request, BenchSize.Customer, Defaults.Group, ct);
                if (n % 100_000 == 0) told.Report($"{n} contacts wait");
            });
            filled = watch.Elapsed;
        }
        GC.Collect();
        var restart = Stopwatch.StartNew();
        using var again = BenchCenter.Open(directory);
        await again.Engine.Wake(again.Store);
        var waits = 0;
        for (var n = 0; n < size.Queues; n++) waits += (await again.Engine.Queue(BenchSize.QueueId(n)).Describe())!.Waiting;
        // Back is: every queue answers with all its contacts, and every agent has told the dispatcher how it stands.
        while ((await again.Engine.Dispatcher(Defaults.Group).Outlook(BenchSize.QueueId(0)))!.Offline < size.Agents * size.QueuesPerAgent / size.Queues / 2)
            await Task.Delay(50);
        restart.Stop();
        GC.Collect();
        return new ScaleFigure(waits, filled.TotalSeconds, restart.Elapsed.TotalSeconds, Process.GetCurrentProcess().WorkingSet64 / 1e9, Process.GetCurrentProcess().PeakWorkingSet64 / 1e9);
    }
}

/// <summary>What a large center took.</summary>
/// <param name="Waiting">Contacts found waiting after the restart.</param>
/// <param name="MemoryGigabytes">Working set after the restart, with everything in memory.</param>
public sealed record ScaleFigure(int Waiting, double FillSeconds, double RestartSeconds, double MemoryGigabytes, double PeakGigabytes);
