using System.Runtime;
using System.Runtime.InteropServices;

namespace Routing.Cluster.Bench;

/// <summary>What can be measured.</summary>
internal enum BenchPart
{
    Calls,
    One,
    Outside,
    Two,
    Half,
}

/// <summary>Measures the parts asked for, one after the other, and prints them side by side.</summary>
internal static class BenchRun
{
    public static async Task Print(ClusterBench bench, BenchSize size, IReadOnlyCollection<BenchPart> parts, CancellationToken ct)
    {
        BenchReport.Print("This machine",
            ("processors", $"{Environment.ProcessorCount} × {Processor()}"),
            ("memory", $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:N0} GB"),
            ("system", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}"),
            ("collector", $"{(GCSettings.IsServerGC ? "server" : "workstation")}, {GCSettings.LatencyMode}"),
            ("center", $"{size.Agents:N0} agents, {size.Queues} queues, {size.Customers:N0} customers, groups: {size.Groups}"));
        if (parts.Contains(BenchPart.Calls)) Print(await bench.Count(ct));
        if (parts.Contains(BenchPart.One)) Print("One silo, storage in memory; callers in the silo", await bench.OneSilo(ct));
        if (parts.Contains(BenchPart.Outside)) Print("One silo, storage in memory; callers outside it, as gateways that call grains", await bench.FromOutside(ct));
        double most = 0;
        if (parts.Contains(BenchPart.Two))
        {
            var two = await bench.TwoSilos(ct);
            most = two.Silos.Journeys.PerSecond;
            Print("Two silos in two processes, storage in memory; callers in the first, raw calls from one to the other", two.Silos,
                ("messages between the silos per journey, answers included", $"{two.CrossingsPerJourney:N1} of {two.KilobytesPerJourney:N0} KB"),
                ("queues and agents that live on the second", $"{two.ShareElsewhere:P0}"));
        }
        if (parts.Contains(BenchPart.Half) && most > 0)
        {
            var half = await bench.AtHalfLoad(most, ct);
            BenchReport.Print("Two silos at half that load: from an agent's being free to its next offer's being seen",
                ("full journeys per second", $"{half.PerSecond:N0}"),
                ("processor cores used", $"{half.Cores:N2} of {Environment.ProcessorCount}"),
                ("p50", $"{half.FreeToOfferP50Ms:N1} ms"),
                ("p99 (to be under 100 ms)", $"{half.FreeToOfferP99Ms:N1} ms of {half.Offers:N0}"));
        }
    }

    private static void Print(CallFigure calls) => BenchReport.Print("A journey, by a call filter, on one silo at full load",
        ("awaited calls of actors, those of the gateway included", $"{calls.Calls:N1}"),
        ("notices", $"{calls.Notices:N1}"),
        ("calls of other grains: event log", $"{calls.Others:N1}"),
        ("of these to the dispatcher, and how long it is busy with them", $"{calls.ToDispatcher:N1}, {calls.DispatcherMicroseconds:N0} µs"),
        ("journeys per second at which one dispatcher would do nothing else", $"{1e6 / calls.DispatcherMicroseconds:N0}"));

    private static void Print(string title, SiloFigure figure, params (string, string)[] more) => BenchReport.Print(title,
    [
        ("raw grain calls per second with 100 callers, before and after", $"{figure.RawBefore:N0}, {figure.RawAfter:N0}"),
        ("full journeys per second", $"{figure.Journeys.PerSecond:N0}"),
        ("journeys ÷ raw calls", $"1/{figure.Raw / figure.Journeys.PerSecond:N1}"),
        ("processor cores used", $"{figure.Journeys.Cores:N2} of {Environment.ProcessorCount}"),
        ("allocated per journey, here; collector's pauses", $"{figure.Journeys.Collector.KilobytesPerJourney:N0} KB; {figure.Journeys.Collector.PausedShare:P0}, {figure.Journeys.Collector.MeanPauseMs:N0} ms each"),
        .. more,
    ]);

    private static string Processor()
    {
        const string Field = "model name";
        const string Facts = "/proc/cpuinfo";
        if (!File.Exists(Facts)) return RuntimeInformation.ProcessArchitecture.ToString();
        return File.ReadLines(Facts).FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
