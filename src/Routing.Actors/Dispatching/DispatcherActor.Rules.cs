using System.Globalization;

namespace Routing.Actors;

/// <summary>The group's rules: those in force, those that were, and the draft of those to come. Who waits already keeps the plan it came with.</summary>
public partial class DispatcherActor
{
    /// <summary>Versions kept to look at and to go back to.</summary>
    private const int MaxPublished = 20;

    private readonly SortedDictionary<long, PublishedRules> _published = [];
    private GroupRules? _draft;
    private long _drafts;

    public async ValueTask<ConfigureAnswer> Publish(GroupRules rules, long? expectedVersion, CancellationToken ct = default)
    {
        if (expectedVersion is { } expected && expected != ShownVersion) return new ConfigureAnswer(ConfigureOutcome.VersionConflict, ShownVersion);
        var outcome = ShownVersion == 0 ? ConfigureOutcome.Created : ConfigureOutcome.Replaced;
        (_rules, _version, _isDeleted) = (rules, _version + 1, false);
        Write("rules", new RulesKept(rules, _version));
        Remember(new PublishedRules(_version, Now, rules));
        Record(new RulesPublished(Key.Id, _version));
        SwitchProfiles();
        var version = _version;
        await Durable();
        return new ConfigureAnswer(outcome, version);
    }

    public async ValueTask<string> TierOf(CustomerProfile customer, CancellationToken ct = default)
    {
        var tier = CustomerTiers.Of(_rules, customer);
        await Durable();
        return tier;
    }

    public async ValueTask<ConfigureAnswer> SetDraft(GroupRules? draft, long? expectedStamp, CancellationToken ct = default)
    {
        if (expectedStamp is { } expected && expected != _drafts)
        {
            var conflict = new ConfigureAnswer(ConfigureOutcome.VersionConflict, _draft is null ? 0 : _drafts);
            await Durable();
            return conflict;
        }
        if (draft is null && _draft is null) return new ConfigureAnswer(ConfigureOutcome.Absent, 0);
        var answer = new ConfigureAnswer(_draft is null ? ConfigureOutcome.Created : ConfigureOutcome.Replaced, _drafts + 1);
        (_draft, _drafts) = (draft, _drafts + 1);
        Write("draft", draft);
        Write("drafts", new DraftsKept(_drafts));
        await Durable();
        return answer;
    }

    public async ValueTask<RulesDraft> Draft(CancellationToken ct = default)
    {
        var draft = new RulesDraft(_draft, _drafts);
        await Durable();
        return draft;
    }

    public async ValueTask<RulesHistory> RulesHistory(CancellationToken ct = default)
    {
        var history = new RulesHistory([.. _published.Values.Reverse()]);
        await Durable();
        return history;
    }

    private void Remember(PublishedRules published)
    {
        _published[published.Version] = published;
        Write(PartOf(published.Version), published);
        if (_published.Count <= MaxPublished) return;
        var oldest = _published.Keys.First();
        _published.Remove(oldest);
        Write(PartOf(oldest), null);
    }

    private void RestoreHistory(IReadOnlyList<StoredPart> parts)
    {
        _draft = parts.Value<GroupRules>("draft");
        // A draft of before they were counted is the first.
        _drafts = parts.Value<DraftsKept>("drafts")?.Count ?? (_draft is null ? 0 : 1);
        foreach (var published in parts.Under<PublishedRules>("published/")) _published[published.Version] = published;
    }

    private static string PartOf(long version) => string.Create(CultureInfo.InvariantCulture, $"published/{version}");
}
