namespace Routing.Simulation;

/// <summary>What became of the contacts of one class in one run. Waits are in time units.</summary>
/// <param name="bound">The wait after which a contact of this class is to go first; null where none is set.</param>
/// <param name="handleTime">Mean handle time of the class, in which an agent becomes free for who goes first.</param>
/// <param name="intervals">Of the course.</param>
internal sealed class ClassTally(double? bound = null, double handleTime = 0, int intervals = 1)
{
    /// <summary>Parts of a run, by number of arrival, whose waits are held against each other.</summary>
    public const int Parts = 4;

    /// <summary>The bound is when a contact goes first; it still needs an agent to become free, and others past theirs may be before it.</summary>
    private const double PastBoundFactor = 1.25;

    /// <summary>Handle time of those completed, and of those of them that were not resolved.</summary>
    public double HandleSum, UnresolvedHandleSum;

    /// <summary>Of those completed: first contacts of a matter and how many of them were resolved; customers somebody had served before, and how many of them met that agent.</summary>
    public long First, FirstResolved, Known, ByKnownAgent;

    public long Arrivals, Served, Abandoned, Blocked, Delayed, Within, AbandonedWithin, Resolved, Completed, PastBound;
    public double WaitSum, ServedWaitSum, LongestWait;

    /// <summary>In the window of time, whoever they are: for the cost rate.</summary>
    public long UnresolvedInWindow, BlockedInWindow;

    public TimeMean Waiting { get; } = new();

    public CourseInterval[] Course { get; } = new CourseInterval[intervals];

    /// <summary>Waits by part of the run.</summary>
    public (double Sum, long Count)[] PartWaits { get; } = new (double, long)[Parts];

    /// <summary>Contacts that count and came to no end while the run lasted.</summary>
    public long Unanswered => Arrivals - Served - Abandoned - Blocked;

    public void Arrived(int interval)
    {
        Arrivals++;
        Course[interval] = Course[interval] with { Arrivals = Course[interval].Arrivals + 1 };
    }

    /// <summary>A wait is over: by an answer, or because the customer left.</summary>
    /// <param name="within">Null where it was not answered.</param>
    public void Waited(double wait, bool? within, int interval, int part)
    {
        WaitSum += wait;
        LongestWait = Math.Max(LongestWait, wait);
        if (wait > (bound * PastBoundFactor) + handleTime) PastBound++;
        PartWaits[part] = (PartWaits[part].Sum + wait, PartWaits[part].Count + 1);
        var at = Course[interval];
        Course[interval] = at with
        {
            Waits = at.Waits + 1,
            WaitSum = at.WaitSum + wait,
            Served = at.Served + (within is null ? 0 : 1),
            Within = at.Within + (within == true ? 1 : 0),
        };
    }

    public void Completes(PlayedContact contact, bool resolved)
    {
        Completed++;
        HandleSum += contact.HandleUnits;
        if (resolved) Resolved++;
        else UnresolvedHandleSum += contact.HandleUnits;
        if (contact.Returns == 0)
        {
            First++;
            if (resolved) FirstResolved++;
        }
        if (contact.ByKnownAgent is not { } met) return;
        Known++;
        if (met) ByKnownAgent++;
    }

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
