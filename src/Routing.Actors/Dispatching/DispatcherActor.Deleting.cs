namespace Routing.Actors;

/// <summary>The group's end: with nobody in it, all that was kept for it goes. The number of its rules goes on, should it be made again: decisions name it.</summary>
public partial class DispatcherActor
{
    private bool _isDeleted;

    /// <summary>The version that callers see: none once it is deleted.</summary>
    private long ShownVersion => _isDeleted ? 0 : _version;

    public async ValueTask<ConfigureAnswer> Delete(long? expectedVersion, CancellationToken ct = default)
    {
        var answer = Deleted(expectedVersion);
        await Durable();
        return answer;
    }

    private ConfigureAnswer Deleted(long? expectedVersion)
    {
        EndInTime();
        var version = ShownVersion;
        if (expectedVersion is { } expected && expected != version) return new ConfigureAnswer(ConfigureOutcome.VersionConflict, version);
        if (UsedBy() is { } user) return new ConfigureAnswer(ConfigureOutcome.InUse, version, user);
        if (version == 0) return new ConfigureAnswer(ConfigureOutcome.Absent, 0);
        (_rules, _isDeleted) = (new GroupRules(), true);
        Write("rules", new RulesKept(_rules, _version) { IsDeleted = true });
        foreach (var published in _published.Keys) Write(PartOf(published), null);
        _published.Clear();
        (_draft, _drafts) = (null, _drafts + 1);
        Write("draft", null);
        Write("drafts", new DraftsKept(_drafts));
        ForgetKnowledge();
        ForgetPlanning();
        SwitchProfiles();
        Record(new GroupDeleted(Key.Id));
        return new ConfigureAnswer(ConfigureOutcome.Replaced, _version);
    }

    private string? UsedBy() =>
        _queues.Count > 0 ? Refusals.Users("queue", _queues.Keys.Order(StringComparer.Ordinal), _queues.Count)
        : _agents.Count > 0 ? Refusals.Users("agent", _agents.Order(StringComparer.Ordinal), _agents.Count)
        : _pilot is { } pilot ? $"its pilot, {pilot.Pilot.Name}"
        : null;
}
