using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What is aimed at with a measure, in place of what its definition says.</summary>
public record MeasureTarget
{
    private const double Most = 1e9;

    public double Target { get; init; }

    /// <summary>No figure is below nought; of whose measure it is, <see cref="Check(MeasureTarget, Measure)"/> tells more.</summary>
    public static ImmutableArray<Fault> Check(MeasureTarget target) => Within(target, Most);

    public static ImmutableArray<Fault> Check(MeasureTarget target, Measure of) => Within(target, of.Unit switch
    {
        MeasureUnit.Percent => 100,
        MeasureUnit.Points => 5,
        _ => Most,
    });

    private static ImmutableArray<Fault> Within(MeasureTarget target, double most)
    {
        var faults = new FaultList();
        faults.Range("target", target.Target, 0, most);
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
