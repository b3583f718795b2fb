namespace Routing.Simulation;

/// <summary>What became of the contacts of one class in one run. Waits are in time units.</summary>
internal sealed class ClassTally
{
    public long Arrivals, Served, Abandoned, Blocked, Delayed, Within, AbandonedWithin, Resolved, Completed;
    public double WaitSum, ServedWaitSum;

    /// <summary>In the window of time, whoever they are: for the cost rate.</summary>
    public long UnresolvedInWindow, BlockedInWindow;

    public TimeMean Waiting { get; } = new();

    /// <summary>The figures of the JSON result, by their names there.</summary>
    public IEnumerable<(string Name, double Value)> Figures(TimeSpan timeUnit, double windowUnits) =>
    [
        ("arrivals", Arrivals),
        ("served", Served),
        ("abandoned", Abandoned),
        ("blocked", Blocked),
        ("meanWait", Ratio(WaitSum, Served + Abandoned)),
        ("waitOfServed", Ratio(ServedWaitSum, Served)),
        ("pWaitOver0", Ratio(Delayed, Served + Abandoned)),
        ("abandonedWithin", AbandonedWithin),
        ("pWithin", Ratio(Within, Arrivals)),
        ("resolvedShare", Ratio(Resolved, Completed)),
        ("meanQueue", Ratio(Waiting.Integral(timeUnit), windowUnits)),
    ];

    /// <summary>What the class cost in the window, in the scenario's currency.</summary>
    public double Cost(ContactClass contactClass, TimeSpan timeUnit) =>
        (contactClass.HoldingCost * Waiting.Integral(timeUnit)) + (contactClass.UnresolvedCost * UnresolvedInWindow) + (contactClass.BlockedCost * BlockedInWindow);

    private static double Ratio(double sum, double count) => count == 0 ? 0 : sum / count;
}
