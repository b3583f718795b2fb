namespace Routing.Core;

/// <summary>How much a fit simulates. Fixed numbers, so that a fit is the same wherever it runs.</summary>
public sealed record FitEffort
{
    public static readonly FitEffort Standard = new();

    public int Iterations { get; init; } = 28;
    public int SamplesPerIteration { get; init; } = 20_000;

    /// <summary>Events of all coupled copies in an iteration; what bounds the time of a large configuration.</summary>
    public long EventsPerIteration { get; init; } = 600_000;

    /// <summary>Events over which each candidate is simulated.</summary>
    public long CandidateEvents { get; init; } = 600_000;
    public int Checkpoints { get; init; } = 3;
}
