using Routing.Simulation;
using Xunit.Abstractions;

namespace Routing.Silo.Tests;

/// <summary>A test's course: three silos at work, what befalls them, and the account of it all.</summary>
internal sealed class Trial : IAsyncDisposable
{
    private const int Silos = 3;
    private readonly SiloCluster _cluster;
    private readonly ITestOutputHelper _output;
    private readonly Figures _figures;
    private readonly Stillness _stillness = new();
    private readonly Dictionary<RunningSilo, int> _saidBefore;

    private Trial(SiloCluster cluster, Center center, Placements placements, ITestOutputHelper output)
    {
        (_cluster, Center, Placements, _output, _figures) = (cluster, center, placements, output, new Figures(output));
        _saidBefore = cluster.Silos.ToDictionary(silo => silo, silo => silo.Process.Errors.Length);
    }

    public Center Center { get; }
    public Placements Placements { get; }
    public Load Load { get; private set; } = null!;

    /// <summary>Two groups live on the first silo, one on each other.</summary>
    /// <param name="spare">Where a silo will be that is not there yet.</param>
    /// <param name="outage">For how long nothing at all will be decided, and no offer can end.</param>
    public static async Task<Trial> Begin(SiloCluster cluster, string name, ITestOutputHelper output, Uri? spare = null, TimeSpan outage = default)
    {
        await cluster.Are(Silos);
        var trial = new Trial(cluster, new Center(name), await Placements.Open(cluster.Database.Connection), output);
        try
        {
            foreach (var (n, queue) in trial.Center.Queues.Index()) await trial.Placements.Put(queue, cluster.Silos[n % Silos]);
            trial.Load = await Load.Begin(trial.Center, [.. cluster.Silos.Select(silo => silo.Address), .. spare is null ? (Uri[])[] : [spare]], outage);
            return trial;
        }
        catch
        {
            await trial.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets something happen and waits until every group decides again; answers from when to when it took.</summary>
    public async Task<(DateTimeOffset From, DateTimeOffset To)> Course(Func<Task> happens)
    {
        var from = TimeProvider.System.GetUtcNow();
        await happens();
        try
        {
            await Load.Decides(5, TimeProvider.System.GetUtcNow());
        }
        catch (TimeoutException)
        {
            foreach (var queue in Center.Queues) _output.WriteLine(await Standing.Of(_cluster.Silos[0], Center, queue));
            throw;
        }
        return (from, TimeProvider.System.GetUtcNow());
    }

    /// <summary>The longest time without a decision of any of these queues, told as a figure.</summary>
    public TimeSpan Pause(string what, IEnumerable<string> queues, (DateTimeOffset From, DateTimeOffset To) course)
    {
        var longest = new Decisions(Load.Story.Events).LongestPause(queues, course.From, course.To);
        _figures.Write($"{what}: {longest.TotalSeconds:F1} s without a decision");
        return longest;
    }

    public void Tell(string figure) => _figures.Write(figure);

    /// <summary>Holds a measured time to a bound.</summary>
    public void Within(TimeSpan time, TimeSpan bound, string what) =>
        Assert.True(time < bound, $"{what}: {time}, not within {bound}.{(_stillness.Longest > TimeSpan.FromSeconds(1) ? $" But everything stood still for {_stillness.Longest}: run it again." : "")}");

    /// <summary>Brings the work to its end and holds the cluster to its promises.</summary>
    public async Task<PlayReport> End()
    {
        var report = await Load.End();
        foreach (var (kind, call) in report.Calls) _output.WriteLine($"{kind}: {call.RoundTripSeconds} {string.Join(' ', call.Outcomes)}");
        _output.WriteLine($"{report.Queues.Values.Sum(queue => queue.Arrived)} contacts, {Load.Story.Events.Count} events");
        using var survivors = SiloCluster.Gateway(_cluster.Silos.Select(silo => silo.Address));
        await WholeStory.Holds(report, Load, survivors);
        // Customers are not named in logs; and what a silo cannot explain is an error.
        foreach (var silo in _cluster.All.Where(silo => !_saidBefore.ContainsKey(silo) || _saidBefore[silo] < silo.Process.Errors.Length))
            Assert.DoesNotContain("customer-", silo.Process.Errors);
        return report;
    }

    public async ValueTask DisposeAsync()
    {
        if (Load is not null) await Load.DisposeAsync();
        await Placements.DisposeAsync();
        await _stillness.DisposeAsync();
        _output.WriteLine($"Longest stillness: {_stillness.Longest}");
        foreach (var silo in _cluster.All) _output.WriteLine($"--- {silo.Name}, {silo.Port}, {silo.Address}\n{silo.Process.Errors[_saidBefore.GetValueOrDefault(silo)..]}");
    }
}
