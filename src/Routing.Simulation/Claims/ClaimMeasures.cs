namespace Routing.Simulation;

/// <summary>Measures that several claims share.</summary>
internal static class ClaimMeasures
{
    private const double Percent = 100;

    public static ClaimMeasure Wait(string name, params string[] classes) => new(name, "s", true)
    {
        Of = run => Over(run, classes).Sum(tally => tally.WaitSum) / Math.Max(1, Over(run, classes).Sum(tally => tally.Served + tally.Abandoned)),
    };

    public static ClaimMeasure LongestWait(string name, params string[] classes) => new(name, "s", true) { Of = run => Over(run, classes).Max(tally => tally.LongestWait) };

    public static ClaimMeasure Talk { get; } = new("handle time", "s", true) { Of = run => Over(run).Sum(tally => tally.HandleSum) / Math.Max(1, Over(run).Sum(tally => tally.Completed)) };

    public static ClaimMeasure WaitAndTalk { get; } = new("wait + handle time", "s", true) { Of = run => Wait("").Of(run) + Talk.Of(run) };

    public static ClaimMeasure Hits { get; } = new("meets the known agent", "%", false)
    {
        Of = run => Percent * Over(run).Sum(tally => tally.ByKnownAgent) / Math.Max(1, Over(run).Sum(tally => tally.Known)),
    };

    public static ClaimMeasure Abandoned { get; } = new("abandoned", "%", true) { Of = run => Percent * Over(run).Sum(tally => tally.Abandoned) / Math.Max(1, Over(run).Sum(tally => tally.Arrivals)) };

    public static ClaimMeasure FirstResolved { get; } = new("resolved at first", "%", false)
    {
        Of = run => Percent * Over(run).Sum(tally => tally.FirstResolved) / Math.Max(1, Over(run).Sum(tally => tally.First)),
    };

    /// <summary>Contacts that come because one before was not resolved.</summary>
    public static ClaimMeasure Repeats { get; } = new("repeat contacts", "per 100", true)
    {
        Of = run => Percent * Over(run).Sum(tally => tally.Completed - tally.First) / Math.Max(1, Over(run).Sum(tally => tally.First)),
    };

    public static ClaimMeasure Occupancy(string name, params string[] pools) => new(name, "%", null)
    {
        Of = run => Percent * pools.Average(pool => run.Values[("pools", pool, "occupancy")]),
    };

    internal static IEnumerable<ClassTally> Over(RunResult run, params string[] classes) => run.Tallies.Where(tally => classes.Length == 0 || classes.Contains(tally.Key)).Select(tally => tally.Value);
}
