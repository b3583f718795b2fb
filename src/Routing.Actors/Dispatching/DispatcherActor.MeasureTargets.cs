namespace Routing.Actors;

/// <summary>What is aimed at with each measure, kept here so that every engine keeps it. Only the default group's dispatcher is asked for it.</summary>
public partial class DispatcherActor
{
    private readonly SortedDictionary<string, MeasureTargetKept> _measureTargets = new(StringComparer.Ordinal);

    public async ValueTask<MeasureTargets> MeasureTargets(CancellationToken ct = default)
    {
        var targets = new MeasureTargets([.. _measureTargets.Values]);
        await Durable();
        return targets;
    }

    public async ValueTask<ConfigureAnswer> SetMeasureTarget(string measure, double? target, long? expectedVersion, CancellationToken ct = default)
    {
        var old = _measureTargets.GetValueOrDefault(measure);
        var version = old?.Version ?? 0;
        if (expectedVersion is { } expected && expected != version) return new ConfigureAnswer(ConfigureOutcome.VersionConflict, version);
        if (target is { } aimed) _measureTargets[measure] = new MeasureTargetKept(measure, aimed, version + 1);
        else if (!_measureTargets.Remove(measure)) return new ConfigureAnswer(ConfigureOutcome.Absent, 0);
        Write($"measureTarget/{measure}", _measureTargets.GetValueOrDefault(measure));
        await Durable();
        return new ConfigureAnswer(old is null ? ConfigureOutcome.Created : ConfigureOutcome.Replaced, version + 1);
    }

    private void RestoreMeasureTargets(IReadOnlyList<StoredPart> parts)
    {
        foreach (var kept in parts.Under<MeasureTargetKept>("measureTarget/")) _measureTargets[kept.Measure] = kept;
    }
}
