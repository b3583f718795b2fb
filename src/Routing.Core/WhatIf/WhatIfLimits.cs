namespace Routing.Core;

/// <summary>Bounds of a comparison: it runs beside those who route.</summary>
public static class WhatIfLimits
{
    public const int MinReplications = 2;
    public const int UsualReplications = 20;
    public const int MaxReplications = 100;

    /// <summary>Contacts of one run; twice as many as there are replications are simulated of each.</summary>
    public const int MaxContacts = 20_000;

    /// <summary>Presences of agents that are read; where there are more, it is refused.</summary>
    public const int MaxPresences = 50_000;

    /// <summary>Contacts that others are drawn like.</summary>
    public const int MaxLike = 1_000;
    public const int MaxExtraAgents = 200;
    public const double MinLoad = 0.1;
    public const double MaxLoad = 5;
    public static readonly TimeSpan Slot = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>After so long a comparison ends with the pairs it has.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(5);

    /// <summary>Comparisons that may wait for the one under way.</summary>
    public const int MaxQueued = 8;

    /// <summary>Ended ones that are kept to be looked at.</summary>
    public const int MaxKept = 50;
}
