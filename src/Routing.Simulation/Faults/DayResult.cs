using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>What came of one random day.</summary>
/// <param name="Digest">Of every event in its order: the same seed, the same digest.</param>
/// <param name="Breach">The first promise found broken; null when all were kept.</param>
/// <param name="Story">What was done, what went wrong, and the events, in order.</param>
public sealed record DayResult(int Seed, int Contacts, ImmutableSortedDictionary<FaultKind, int> Faults, string Digest, Breach? Breach, IReadOnlyList<string> Story);

/// <summary>A promise that was broken.</summary>
/// <param name="Checker">The name of the checker that saw it.</param>
public sealed record Breach(string Checker, string Promise, string What);

/// <summary>Ends a day at the first promise broken.</summary>
internal sealed class BreachException(Breach breach) : Exception($"{breach.Checker}: promised was {breach.Promise}, but {breach.What}")
{
    public Breach Breach { get; } = breach;
}
