namespace Routing.Simulation;

/// <summary>The agents of a pool in one interval of the course.</summary>
/// <param name="Time">Of the interval that was seen, over all days, in time units.</param>
/// <param name="Here">Agents × time units at work.</param>
/// <param name="Busy">Of that, with a contact in hand.</param>
public readonly record struct PoolInterval(double Time, double Here, double Busy)
{
    /// <summary>Agents at work, on the mean of the time.</summary>
    public double Agents => Time > 0 ? Here / Time : 0;

    /// <summary>Null where nobody was at work.</summary>
    public double? Occupancy => Here > 0 ? Busy / Here : null;

    public static PoolInterval Sum(IEnumerable<PoolInterval> parts) => parts.Aggregate((a, b) => new PoolInterval(a.Time + b.Time, a.Here + b.Here, a.Busy + b.Busy));
}
