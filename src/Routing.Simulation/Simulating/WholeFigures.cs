namespace Routing.Simulation;

/// <summary>What a run comes to over all classes and agents together, by name.</summary>
public static class WholeFigures
{
    public const string MeanWait = "meanWait";
    public const string Within = "pWithin";
    public const string Abandoned = "abandonedShare";
    public const string Blocked = "blockedShare";
    public const string Resolved = "resolvedShare";
    public const string Occupancy = "occupancy";

    internal static IEnumerable<(string Name, double Value)> Of(IReadOnlyCollection<ClassTally> tallies, double occupancy)
    {
        var arrivals = tallies.Sum(t => t.Arrivals);
        return
        [
            (MeanWait, Ratio(tallies.Sum(t => t.WaitSum), tallies.Sum(t => t.Served + t.Abandoned))),
            (Within, Ratio(tallies.Sum(t => t.Within), arrivals)),
            (Abandoned, Ratio(tallies.Sum(t => t.Abandoned), arrivals)),
            (Blocked, Ratio(tallies.Sum(t => t.Blocked), arrivals)),
            (Resolved, Ratio(tallies.Sum(t => t.Resolved), tallies.Sum(t => t.Completed))),
            (Occupancy, occupancy),
        ];
    }

    private static double Ratio(double sum, double count) => count == 0 ? 0 : sum / count;
}
