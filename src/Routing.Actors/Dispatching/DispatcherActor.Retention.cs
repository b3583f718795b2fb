namespace Routing.Actors;

/// <summary>For how long the past is kept, here so that every engine keeps it. Only the default group's dispatcher is asked for it.</summary>
public partial class DispatcherActor
{
    private readonly SortedDictionary<string, RetentionRuleKept> _retention = new(StringComparer.Ordinal);

    public async ValueTask<RetentionRules> RetentionRules(CancellationToken ct = default)
    {
        var rules = new RetentionRules([.. _retention.Values]);
        await Durable();
        return rules;
    }

    public async ValueTask<ConfigureAnswer> SetRetentionRule(string id, RetentionRule? rule, long? expectedVersion, CancellationToken ct = default)
    {
        var old = _retention.GetValueOrDefault(id);
        var version = old?.Version ?? 0;
        if (expectedVersion is { } expected && expected != version) return new ConfigureAnswer(ConfigureOutcome.VersionConflict, version);
        if (rule is null && !_retention.Remove(id)) return new ConfigureAnswer(ConfigureOutcome.Absent, 0);
        if (rule is not null)
        {
            if (old is null && _retention.Count >= RetentionRule.Most) return new ConfigureAnswer(ConfigureOutcome.InUse, 0, $"{RetentionRule.Most} others");
            _retention[id] = new RetentionRuleKept(id, rule, version + 1);
        }
        Write($"retentionRule/{id}", _retention.GetValueOrDefault(id));
        await Durable();
        return new ConfigureAnswer(old is null ? ConfigureOutcome.Created : ConfigureOutcome.Replaced, version + 1);
    }

    private void RestoreRetention(IReadOnlyList<StoredPart> parts)
    {
        foreach (var kept in parts.Under<RetentionRuleKept>("retentionRule/")) _retention[kept.Id] = kept;
    }
}
