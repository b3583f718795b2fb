using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>
/// How many agents of a pool are there, interval by interval: <c>{"intervalMinutes":120,"counts":[12,18,9]}</c>. After the
/// last interval they start again with the first, or stay as many as they are.
/// </summary>
/// <param name="Interval">Length of each, in time units.</param>
public sealed record Shifts(double Interval, ImmutableArray<int> Counts, bool Repeat)
{
    public int Most => Counts.Max();

    /// <summary>How many are there in an interval, counted from the start of the run.</summary>
    public int In(long interval) => Counts[(int)(Repeat ? interval % Counts.Length : Math.Min(interval, Counts.Length - 1))];

    /// <summary>Whether anything may still change when an interval begins.</summary>
    public bool HasNext(long interval) => Repeat || interval < Counts.Length;
}
