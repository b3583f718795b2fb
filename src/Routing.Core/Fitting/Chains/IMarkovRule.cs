namespace Routing.Core;

/// <summary>A rule of assignment on the Markov model.</summary>
public interface IMarkovRule
{
    string Name { get; }

    /// <summary>The pair to assign now, or −1 to hold; asked again after each assignment.</summary>
    /// <param name="seen">Waiting contacts by class, then idle agents by pool.</param>
    /// <param name="drawn">A number drawn uniformly from 0–1, for rules that choose at random.</param>
    int Choose(ReadOnlySpan<int> seen, double drawn);
}
