namespace Routing.Simulation;

/// <summary>A rule that chooses at random, with known chances, so that its exact cost can be told too.</summary>
public interface IRandomRule : IMarkovRule
{
    /// <summary>Writes the chance of each pair; they add up to 1, or all are 0 to hold.</summary>
    void Shares(ReadOnlySpan<int> seen, Span<double> shares);
}
