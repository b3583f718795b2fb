using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What is aimed at with a measure, in place of what its definition says.</summary>
public record MeasureTarget
{
    public double Target { get; init; }
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
