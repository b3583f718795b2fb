namespace Routing.Core;

/// <summary>How much a fit simulates. Fixed numbers, so that a fit is the same wherever it runs.</summary>
public sealed record FitEffort
{
    public static readonly FitEffort Standard = new();

    /// <summary>For runs of which many are to be had in the time that a fit of usual effort takes: a second of a processor.</summary>
    public static readonly FitEffort Brief = new() { Iterations = 10, SamplesPerIteration = 4_000, EventsPerIteration = 80_000, CandidateEvents = 80_000 };

    public int Iterations { get; init; } = 28;
    public int SamplesPerIteration { get; init; } = 20_000;

    /// <summary>Events of all coupled copies in an iteration; what bounds the time of a large configuration.</summary>
    public long EventsPerIteration { get; init; } = 600_000;

    /// <summary>Events over which each candidate is simulated.</summary>
    public long CandidateEvents { get; init; } = 600_000;
    public int Checkpoints { get; init; } = 3;
}
