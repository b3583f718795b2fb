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
        var answer = ConfigureAnswer.Of(_retention.GetValueOrDefault(id)?.Version ?? 0, expectedVersion, rule is null, _retention.Count, RetentionRule.Most);
        if (answer.IsMade() && rule is not null && _retention.Values.FirstOrDefault(kept => kept.Id != id && kept.Rule.IsOfTheSame(rule)) is { } other)
            answer = new ConfigureAnswer(ConfigureOutcome.Taken, answer.Version - 1, other.Id);
        if (answer.IsMade()) Keep(_retention, "retentionRule", id, rule is null ? null : new RetentionRuleKept(id, rule, answer.Version));
        await Durable();
        return answer;
    }

    private void RestoreRetention(IReadOnlyList<StoredPart> parts)
    {
        foreach (var kept in parts.Under<RetentionRuleKept>("retentionRule/")) _retention[kept.Id] = kept;
    }
}
