namespace Routing.Simulation;

/// <summary>One promise of the system, held against what is stored; every simulation uses the same ones.</summary>
public abstract class Checker
{
    /// <summary>The promise in words, for the report of a breach.</summary>
    public abstract string Promise { get; }

    /// <summary>Where the promise is broken, one line each; none when it holds.</summary>
    public abstract IEnumerable<string> Breaches(StoredCenter center);

    /// <summary>Holds at every moment, in the middle of any failure.</summary>
    public static IReadOnlyList<Checker> Always { get; } =
        [new OneOwnerPerContact(), new NoSlotOverCapacity(), new NothingLost()];

    /// <summary>Holds at every moment too; reads the whole log, so a run asks at its end.</summary>
    public static IReadOnlyList<Checker> OfTheLog { get; } = [new EndedOnce(), new EventsWithoutGaps()];

    /// <summary>Holds once everything has happened that can: at once in a healthy run, after the sweeps where something failed.</summary>
    public static IReadOnlyList<Checker> OnceSettled { get; } = [new NobodyWaitsForAFreeAgent(), new TimesAreKept()];

    /// <summary>Holds when nothing but one act was done in a center at rest.</summary>
    public static IReadOnlyList<Checker> AfterOneAct { get; } = [new FirstComeFirstServed()];

    /// <summary>Holds when agents have had the time to work off all that there was.</summary>
    public static IReadOnlyList<Checker> WorkedOff { get; } = [new EverythingEnds()];
}
