namespace Routing.Core;

/// <summary>A group's rules, as stored.</summary>
public sealed record RulesKept(GroupRules Rules, long Version)
{
    /// <summary>The group was deleted with them: what is left is their number, which no other rules of the group are to have.</summary>
    public bool IsDeleted { get; init; }
}

/// <summary>A version of a group's rules, and since when it was in force.</summary>
public sealed record PublishedRules(long Version, DateTimeOffset At, GroupRules Rules);

/// <summary>How often the draft of a group's rules was set or thrown away, as stored.</summary>
public sealed record DraftsKept(long Count);

/// <summary>A queue of the roster, as stored.</summary>
public sealed record RosterQueue(string Id, QueueConfig Config, long Version);

/// <summary>An agent of the roster, as stored.</summary>
public sealed record RosterAgent(string Id);
