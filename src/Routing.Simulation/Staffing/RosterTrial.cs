using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>A roster, simulated, held against its targets interval by interval.</summary>
internal sealed class RosterTrial
{
    /// <summary>Of the standard deviation of those served as asked for, where just so many are as the target says.</summary>
    private const double Chance = 0.5;

    private readonly IReadOnlyDictionary<string, StaffingTargets> _targets;
    private readonly double _maxOccupancy;

    /// <param name="targets">By class.</param>
    /// <param name="pools">Those whose occupancy counts.</param>
    public RosterTrial(SimulationResult result, IReadOnlyDictionary<string, StaffingTargets> targets, IEnumerable<string> pools, double maxOccupancy)
    {
        (Result, _targets, _maxOccupancy) = (result, targets, maxOccupancy);
        Missed = [.. from c in targets.Keys from at in Enumerable.Range(0, result.Course.Axis.Count) let missed = Missing(c, at) where missed is not null select missed];
        Overworked = [.. from pool in pools from at in Enumerable.Range(0, result.Course.Axis.Count) let over = Over(pool, at) where over > 0 select new OverworkedPool(pool, at, over)];
    }

    public SimulationResult Result { get; }

    public ImmutableArray<MissedTarget> Missed { get; }

    public ImmutableArray<OverworkedPool> Overworked { get; }

    /// <summary>Every target is met in every interval.</summary>
    public bool IsEnough => Missed.IsEmpty && Overworked.IsEmpty;

    public PoolInterval Of(string pool, int at) => Result.PoolCourse[pool][at];

    /// <summary>How far from its targets an interval is, in all; 0 where they are met.</summary>
    public double Want(int at) => Missed.Where(missed => missed.At == at).Sum(missed => missed.Share) + Overworked.Where(over => over.At == at).Sum(over => over.Agents);

    // Which share of its contacts would have to be served better: the worse of the two targets. Less than one contact, and than half of what chance makes of so
    // few, is none: another day would have it the other way round, and agents would be added to each in turn.
    private MissedTarget? Missing(string contactClass, int at)
    {
        var (seen, targets) = (Result.Course.Classes[contactClass][at], _targets[contactClass]);
        var late = (targets.InTime * seen.Arrivals) - seen.Within;
        var left = targets.MaxAbandoned is { } most ? seen.Waits - seen.Served - (most * seen.Arrivals) : double.NegativeInfinity;
        var missing = Math.Max(late, left);
        var share = late >= left ? targets.InTime : targets.MaxAbandoned!.Value;
        return missing > 1 + (Chance * Math.Sqrt(seen.Arrivals * share * (1 - share))) ? new MissedTarget(contactClass, at, missing / seen.Arrivals) : null;
    }

    // Agents more that would bring it down to the limit.
    private double Over(string pool, int at)
    {
        var seen = Of(pool, at);
        return seen.Occupancy is { } occupancy && occupancy > _maxOccupancy ? seen.Agents * ((occupancy / _maxOccupancy) - 1) : 0;
    }
}

/// <summary>A class that is not served as asked for in an interval.</summary>
/// <param name="Share">Of its contacts that would have to fare better.</param>
internal sealed record MissedTarget(string Class, int At, double Share);

/// <summary>A pool that is busier than it may be.</summary>
/// <param name="Agents">That would bring it down to the limit.</param>
internal sealed record OverworkedPool(string Pool, int At, double Agents);
