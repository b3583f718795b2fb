namespace Routing.Core;

/// <summary>By what tallies are kept apart; the numbers are stored and never reused.</summary>
public enum Cut : byte
{
    Whole = 0,
    Queue = 1,
    Agent = 2,
    Intent = 3,
    Tier = 4,
    Channel = 5,
    Language = 6,
    QueueAgent = 7,
    QueueIntent = 8,
    QueueTier = 9,
    QueueChannel = 10,
    QueueLanguage = 11,
    AgentIntent = 12,
}

/// <summary>How long the intervals of a tally are; the numbers are stored and never reused.</summary>
public enum TallyLevel : byte
{
    Quarter = 0,
    Hour = 1,

    /// <summary>Of UTC.</summary>
    Day = 2,
}

/// <summary>Which tally: of which length and beginning, cut by what, and the values of the cut's one or two dimensions.</summary>
/// <param name="Start">Unix seconds.</param>
public readonly record struct TallyKey(TallyLevel Level, long Start, Cut Cut, string A, string B)
{
    public static long SecondsOf(TallyLevel level) => level switch
    {
        TallyLevel.Quarter => 900,
        TallyLevel.Hour => 3600,
        _ => 86_400,
    };

    /// <summary>Where the interval begins that a moment falls in.</summary>
    public static long StartOf(TallyLevel level, long unixSeconds) => unixSeconds - (((unixSeconds % SecondsOf(level)) + SecondsOf(level)) % SecondsOf(level));
}

/// <summary>Something that counts, when, and to whom it counts; what is null counts in no such cut.</summary>
/// <param name="IsApart">Not in the whole either: a bot's time is not the people's.</param>
public readonly record struct Fact(DateTimeOffset At, string? Queue, string? Agent, string? Intent, string? Tier, string? Channel, string? Language, Counted What, long HowMuch, bool IsApart = false);
