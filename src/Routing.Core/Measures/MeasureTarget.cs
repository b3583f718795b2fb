using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What is aimed at with a measure, in place of what its definition says.</summary>
public record MeasureTarget
{
    private const double MostPercent = 100;

    /// <summary>Far beyond any of them; a greater one is a slip.</summary>
    private const double Most = 1e9;

    public double Target { get; init; }

    /// <summary>A figure that the measure can never have is no target: percents are 0–100, and no time, count or cost is below 0.</summary>
    public ImmutableArray<Fault> Check(Measure measure)
    {
        var faults = new FaultList();
        faults.Range("target", Target, 0, measure.Unit == MeasureUnit.Percent ? MostPercent : Most);
        return faults.All;
    }
}

/// <summary>A target as kept.</summary>
public sealed record MeasureTargetKept(string Measure, double Target, long Version);

/// <summary>Every target somebody has set.</summary>
public sealed record MeasureTargets(ImmutableArray<MeasureTargetKept> Items)
{
    public static readonly MeasureTargets None = new([]);

    public MeasureTargetKept? Find(string measure) => Items.FirstOrDefault(kept => kept.Measure == measure);

    /// <summary>What is aimed at: as set, or by the measure's definition.</summary>
    public double? Of(Measure measure) => Find(measure.Name)?.Target ?? measure.Target;
}
