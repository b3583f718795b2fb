using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a profile of the rules changes of some agents while it is on; as it goes off, they are as configured again.</summary>
public sealed record AgentChange
{
    /// <summary>Ids of those it is for; with <see cref="Tiers"/>, either will do. Neither is everybody of the group.</summary>
    public ImmutableArray<string> Agents { get; init; } = [];
    public ImmutableArray<string> Tiers { get; init; } = [];

    /// <summary>Queues they serve beside their own, and queues they leave.</summary>
    public ImmutableArray<string> AddQueues { get; init; } = [];
    public ImmutableArray<string> LeaveQueues { get; init; } = [];

    /// <summary>Contacts at a time, over all channels and by channel, in the place of their own; null or unnamed leaves theirs.</summary>
    public int? MaxConcurrent { get; init; }
    public ImmutableDictionary<Channel, int> Channels { get; init; } = ImmutableDictionary<Channel, int>.Empty;

    public bool IsFor(string agentId, string? tier) => (Agents.IsEmpty && Tiers.IsEmpty) || Agents.Contains(agentId) || (tier is not null && Tiers.Contains(tier));

    public AgentProfile Of(AgentProfile own) => own with
    {
        Queues = AddQueues.IsEmpty && LeaveQueues.IsEmpty ? own.Queues : [.. own.Queues.Union(AddQueues).Except(LeaveQueues)],
        MaxConcurrent = MaxConcurrent ?? own.MaxConcurrent,
        Channels = Channels.IsEmpty ? own.Channels : own.Channels.SetItems(Channels),
    };

    internal static void Check(FaultList faults, string path, AgentChange change)
    {
        faults.Ids($"{path}.agents", change.Agents);
        faults.Labels($"{path}.tiers", change.Tiers);
        faults.Ids($"{path}.addQueues", change.AddQueues);
        faults.Ids($"{path}.leaveQueues", change.LeaveQueues);
        if (change.MaxConcurrent is { } most) faults.Range($"{path}.maxConcurrent", most, 0, Limits.ContactsPerAgent);
        faults.Map($"{path}.channels", change.Channels, (at, channel, places) =>
        {
            faults.Defined(at, channel);
            faults.Range(at, places, 0, Limits.ContactsPerAgent);
        });
        faults.Require(
            !change.AddQueues.IsDefaultOrEmpty || !change.LeaveQueues.IsDefaultOrEmpty || change.MaxConcurrent is not null || change.Channels is { IsEmpty: false },
            path, "Give addQueues, leaveQueues, maxConcurrent or channels; this changes nothing.");
    }
}

/// <summary>What profiles make of an agent while they are on: told by the dispatcher, kept by the agent beside its own configuration.</summary>
/// <param name="Key">The version of the rules and the profiles that are on; another with every other.</param>
/// <param name="Changes">Those that are for this agent, in the order of the profiles.</param>
public sealed record AgentAdjustment(string Key, ImmutableArray<string> Profiles, ImmutableArray<AgentChange> Changes)
{
    public AgentProfile Of(AgentProfile own)
    {
        foreach (var change in Changes) own = change.Of(own);
        return own;
    }
}

/// <summary>The profiles that are on now.</summary>
/// <param name="Key">Of those among them that change agents: a profile of rules alone changes nothing of anybody.</param>
/// <param name="Names">All.</param>
/// <param name="Adjusting">Those that change agents.</param>
public sealed record ActiveProfiles(string Key, ImmutableArray<string> Names, ImmutableArray<string> Adjusting, ImmutableArray<AgentChange> Changes)
{
    public static readonly ActiveProfiles None = new("", [], [], []);

    public static ActiveProfiles At(GroupRules rules, long version, DateTimeOffset now)
    {
        ImmutableArray<RuleProfile> on = [.. rules.Profiles.Where(profile => RuleBook.IsOn(profile, now))];
        if (on.IsEmpty) return None;
        ImmutableArray<string> adjusting = [.. on.Where(profile => !profile.Agents.IsEmpty).Select(profile => profile.Name)];
        return new ActiveProfiles(adjusting.IsEmpty ? "" : $"{version} {string.Join(' ', adjusting)}", [.. on.Select(profile => profile.Name)], adjusting, [.. on.SelectMany(profile => profile.Agents)]);
    }

    /// <summary>When the calendar next switches one, or one is let go of that was switched off for a time; null where nothing does.</summary>
    public static DateTimeOffset? NextChange(GroupRules rules, DateTimeOffset now) =>
        rules.Profiles.Where(profile => !profile.Hours.IsEmpty && !profile.On)
            .SelectMany(profile => (DateTimeOffset?[])[new OpeningHours { Open = profile.Hours }.NextChange(now), profile.OffUntil > now ? profile.OffUntil : null]).Min();

    /// <summary>What they make of one agent; null where nothing.</summary>
    public AgentAdjustment? For(string agentId, string? tier) =>
        KeyFor(agentId, tier) is null ? null : new AgentAdjustment(Key, Adjusting, [.. Changes.Where(change => change.IsFor(agentId, tier))]);

    /// <summary>The key of what they make of one agent, which is asked at each word of an agent and so costs no list; null where nothing.</summary>
    public string? KeyFor(string agentId, string? tier) => _areForAll || _agents.Contains(agentId) || (tier is not null && _tiers.Contains(tier)) ? Key : null;

    private readonly bool _areForAll = Changes.Any(change => change.Agents.IsEmpty && change.Tiers.IsEmpty);
    private readonly FrozenSet<string> _agents = Changes.SelectMany(change => change.Agents).ToFrozenSet(StringComparer.Ordinal);
    private readonly FrozenSet<string> _tiers = Changes.SelectMany(change => change.Tiers).ToFrozenSet(StringComparer.Ordinal);
}

/// <summary>The profiles on, as stored.</summary>
public sealed record ProfilesKept(ImmutableArray<string> Names);

/// <summary>Profiles went on or off, by hand or by the calendar.</summary>
/// <param name="On">All that are on now.</param>
public sealed record ProfilesSwitched(string Group, ImmutableArray<string> On, long RuleVersion) : RoutingEvent
{
    public override string Type => "profiles.switched";
}

/// <summary>Profiles of the rules changed an agent for as long as they are on; none: it is as configured again.</summary>
public sealed record AgentAdjusted(string AgentId, ImmutableArray<string> Profiles, ImmutableArray<string> Queues, int MaxConcurrent) : RoutingEvent
{
    public override string Type => "agent.adjusted";
    public override string Agent => AgentId;
}
