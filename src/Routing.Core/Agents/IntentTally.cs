namespace Routing.Core;

/// <summary>An agent's record on one intent. Counts are of contacts remembered: what is old counts less (<see cref="AgentTallies"/>).</summary>
/// <param name="Rated">Contacts of which it is known whether they were resolved.</param>
/// <param name="HandleSquares">Sum of squared handle times, in seconds.</param>
/// <param name="Changes">Rises with every change: counts need not.</param>
/// <param name="Transfers">Contacts that this agent handed on unfinished.</param>
/// <param name="At">The latest contact's end.</param>
/// <param name="Frozen">Nothing is learned, or forgotten, until this ends.</param>
public sealed record IntentTally(
    string Intent, double Contacts, double Rated, double Resolved, double SatisfactionSum, double SatisfactionCount, double HandleSecondsSum,
    double HandleSquares = 0, long Changes = 0, DateTimeOffset At = default, double Transfers = 0, bool Frozen = false)
{
    /// <summary>Sum of squared ratings; 0 where they were not counted, as in agents' own records.</summary>
    public double SatisfactionSquares { get; init; }

    public static IntentTally Empty(string intent) => new(intent, 0, 0, 0, 0, 0, 0);

    public IntentTally Plus(IntentTally other) => this with
    {
        Contacts = Contacts + other.Contacts,
        Rated = Rated + other.Rated,
        Resolved = Resolved + other.Resolved,
        SatisfactionSum = SatisfactionSum + other.SatisfactionSum,
        SatisfactionCount = SatisfactionCount + other.SatisfactionCount,
        SatisfactionSquares = SatisfactionSquares + other.SatisfactionSquares,
        HandleSecondsSum = HandleSecondsSum + other.HandleSecondsSum,
        HandleSquares = HandleSquares + other.HandleSquares,
        Transfers = Transfers + other.Transfers,
    };

    /// <summary>The sum with one tally in the place of another; of a sum over many, at every contact.</summary>
    public IntentTally Exchange(IntentTally? old, IntentTally? now) => this with
    {
        Contacts = Contacts + (now?.Contacts ?? 0) - (old?.Contacts ?? 0),
        Rated = Rated + (now?.Rated ?? 0) - (old?.Rated ?? 0),
        Resolved = Resolved + (now?.Resolved ?? 0) - (old?.Resolved ?? 0),
        SatisfactionSum = SatisfactionSum + (now?.SatisfactionSum ?? 0) - (old?.SatisfactionSum ?? 0),
        SatisfactionCount = SatisfactionCount + (now?.SatisfactionCount ?? 0) - (old?.SatisfactionCount ?? 0),
        SatisfactionSquares = SatisfactionSquares + (now?.SatisfactionSquares ?? 0) - (old?.SatisfactionSquares ?? 0),
        HandleSecondsSum = HandleSecondsSum + (now?.HandleSecondsSum ?? 0) - (old?.HandleSecondsSum ?? 0),
        HandleSquares = HandleSquares + (now?.HandleSquares ?? 0) - (old?.HandleSquares ?? 0),
        Transfers = Transfers + (now?.Transfers ?? 0) - (old?.Transfers ?? 0),
    };

    /// <summary>All counts and sums, so many times.</summary>
    public IntentTally Times(double factor) => this with
    {
        Contacts = Contacts * factor,
        Rated = Rated * factor,
        Resolved = Resolved * factor,
        SatisfactionSum = SatisfactionSum * factor,
        SatisfactionCount = SatisfactionCount * factor,
        SatisfactionSquares = SatisfactionSquares * factor,
        HandleSecondsSum = HandleSecondsSum * factor,
        HandleSquares = HandleSquares * factor,
        Transfers = Transfers * factor,
    };

    /// <summary>Whether this copy was overtaken on its way.</summary>
    public bool IsOlderThan(IntentTally other) => (At, Changes) != (other.At, other.Changes)
        ? (At, Changes).CompareTo((other.At, other.Changes)) < 0
        // Of earlier versions, whose counts only grew.
        : Contacts < other.Contacts || Rated < other.Rated || SatisfactionCount < other.SatisfactionCount;
}
