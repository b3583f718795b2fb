namespace Routing.Core;

/// <summary>Bounds of a search for needs: many rosters of a whole day are simulated beside those who route.</summary>
public static class NeedsLimits
{
    public const int MinReplications = 2;
    public const int UsualReplications = 3;
    public const int MaxReplications = 10;

    /// <summary>Contacts of the day.</summary>
    public const int MaxContacts = 5_000;

    /// <summary>Pools of agents with the same queues and languages.</summary>
    public const int MaxPools = 20;

    /// <summary>Agents of the group.</summary>
    public const int MaxAgents = 500;

    public static readonly TimeSpan Slot = TimeSpan.FromMinutes(CountSeries.MinutesOfHalfHour);

    /// <summary>After so long a search ends with what it has.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(10);

    /// <summary>Days from which contacts are taken that those expected are like.</summary>
    public const int DaysOfLike = 7;
}
