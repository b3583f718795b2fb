using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Core;

/// <summary>A comparison asked for (<c>POST /v1/what-if</c>): what the variant changes, and who is to come.</summary>
public sealed record AskWhatIf
{
    public string Group { get; init; } = Defaults.Group;

    /// <summary>For those who read the list of comparisons.</summary>
    public string? Name { get; init; }

    /// <summary>How many come: as many as did, or as many as the forecast expects.</summary>
    public WhatIfArrivals Arrivals { get; init; }

    /// <summary>The time whose contacts come again; without it the last 24 hours. With the forecast, the time it is asked of; without it 24 hours from the next half hour on.</summary>
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    /// <summary>Times as many contacts as came.</summary>
    public double Load { get; init; } = 1;

    /// <summary>Who is there: as they were then, or all agents all the time.</summary>
    public WhatIfStaffing Staffing { get; init; }
    public int Replications { get; init; } = WhatIfLimits.UsualReplications;
    public long Seed { get; init; } = 1;
    public WhatIfVariant Variant { get; init; } = new();
}

/// <summary>What is different in the variant; all else stays as it is.</summary>
public sealed record WhatIfVariant
{
    /// <summary>The draft of the group's rules in place of those in force.</summary>
    public bool Draft { get; init; }

    /// <summary>Changes of queues, as <c>PATCH /v1/queues/{id}</c> takes them.</summary>
    public ImmutableDictionary<string, JsonElement> Queues { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Changes of agents, as <c>PATCH /v1/agents/{id}</c> takes them.</summary>
    public ImmutableDictionary<string, JsonElement> Agents { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Agents who are not there.</summary>
    public ImmutableArray<string> AwayAgents { get; init; } = [];

    /// <summary>Agents more, each the like of one who is there.</summary>
    public ImmutableArray<ExtraAgents> ExtraAgents { get; init; } = [];

    /// <summary>Agents of one queue who help another for some hours of each day.</summary>
    public ImmutableArray<MovedAgents> Moves { get; init; } = [];
}

/// <summary>So many agents of a queue serve another instead, as an accepted suggestion has them do.</summary>
/// <param name="Begins">Hours and minutes of each day, as in 14:00, by the time zone of the group's planning.</param>
public sealed record MovedAgents(string From, string To, string Begins, string Ends, int Count = 1)
{
    /// <summary>Who they are; none names those who could and come first by their ids.</summary>
    public ImmutableArray<string> Agents { get; init; } = [];
}

/// <summary>So many agents more with the skills, queues and times of one.</summary>
public sealed record ExtraAgents(string Like, int Count = 1);

/// <summary>How many contacts come in a comparison.</summary>
public enum WhatIfArrivals
{
    AsTheyCame,

    /// <summary>As many as are expected; they are like those of the same hours some weeks before, and so is who is there.</summary>
    Forecast,
}

/// <summary>Who is there in a comparison.</summary>
public enum WhatIfStaffing
{
    AsItWas,
    Everyone,
}

/// <summary>A comparison as it stands.</summary>
public sealed record WhatIfView
{
    public required string Id { get; init; }
    public required AskWhatIf Asked { get; init; }
    public required WhatIfState State { get; init; }

    /// <summary>Comparisons that go before it; 0 once it runs.</summary>
    public int Ahead { get; init; }

    /// <summary>0 to 1.</summary>
    public double Progress { get; init; }
    public int ReplicationsDone { get; init; }

    /// <summary>Contacts of one run, on average; null until they are counted.</summary>
    public double? Contacts { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? BeganAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Reason { get; init; }
    public WhatIfResult? Result { get; init; }
}

/// <summary>How far a comparison is.</summary>
public enum WhatIfState
{
    Queued,
    Running,
    Done,
    Failed,
}
