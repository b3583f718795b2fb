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
        var answer = ConfigureAnswer.Of(_measureTargets.GetValueOrDefault(measure)?.Version ?? 0, expectedVersion, target is null, _measureTargets.Count, Measures.ByName.Count);
        if (answer.IsMade()) Keep(_measureTargets, "measureTarget", measure, target is { } aimed ? new MeasureTargetKept(measure, aimed, answer.Version) : null);
        await Durable();
        return answer;
    }

    /// <summary>Keeps one under its id, or no more where there is none.</summary>
    private void Keep<T>(SortedDictionary<string, T> all, string part, string id, T? kept) where T : class
    {
        if (kept is null) all.Remove(id);
        else all[id] = kept;
        Write($"{part}/{id}", kept);
    }

    private void RestoreMeasureTargets(IReadOnlyList<StoredPart> parts)
    {
        foreach (var kept in parts.Under<MeasureTargetKept>("measureTarget/")) _measureTargets[kept.Measure] = kept;
    }
}
