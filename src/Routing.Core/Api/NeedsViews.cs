namespace Routing.Core;

/// <summary>A search for needs asked for (<c>POST /v1/staffingNeeds</c>): of which group and day.</summary>
public sealed record AskNeeds
{
    public string Group { get; init; } = Defaults.Group;

    /// <summary>For those who read the list of searches.</summary>
    public string? Name { get; init; }

    /// <summary>How many come: as many as the forecast expects, or as many as did.</summary>
    public WhatIfArrivals Arrivals { get; init; } = WhatIfArrivals.Forecast;

    /// <summary>A day by the group's clock: one ahead with the forecast, without it tomorrow; else one that is over, without it yesterday.</summary>
    public DateOnly? Day { get; init; }
    public int Replications { get; init; } = NeedsLimits.UsualReplications;
    public long Seed { get; init; } = 1;
}

/// <summary>A search for needs as it stands.</summary>
public sealed record NeedsView
{
    public required string Id { get; init; }
    public required AskNeeds Asked { get; init; }
    public required WhatIfState State { get; init; }

    /// <summary>Searches that go before it; 0 once it runs.</summary>
    public int Ahead { get; init; }

    /// <summary>0 to 1: for how many pools and half hours the need is known.</summary>
    public double Progress { get; init; }

    /// <summary>Simulated so far.</summary>
    public int Rosters { get; init; }

    /// <summary>Of the day, as expected; null until they are counted.</summary>
    public double? Contacts { get; init; }
    public required DateOnly Day { get; init; }
    public required string TimeZone { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? BeganAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Reason { get; init; }
    public NeedsResult? Result { get; init; }
}
