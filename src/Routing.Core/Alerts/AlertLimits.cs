namespace Routing.Core;

/// <summary>Bounds of alerts.</summary>
public static class AlertLimits
{
    public const int MaxRules = 64;

    /// <summary>Of one rule, raised or about to be: of what more is beyond its threshold nothing is told until there is room.</summary>
    public const int MaxStandings = 200;

    /// <summary>Values of one rule that are judged.</summary>
    public const int MaxReadings = 5000;

    /// <summary>Cleared alerts kept; of more the oldest goes, and remains in the log.</summary>
    public const int MaxPast = 100;
    public const int MaxMinutes = 7 * 24 * 60;
    public const int MaxForSeconds = 24 * 3600;
    public const int MaxMinCount = 1_000_000;

    /// <summary>Weeks of the past that must be there before anything is unusual.</summary>
    public const int LeastWeeks = 4;
    public const int MostWeeks = 26;
    public const double LeastDeviation = 0.5;
    public const double MostDeviation = 20;

    /// <summary>How often all is judged.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <summary>Who judges and is not heard of for so long is followed by another.</summary>
    public static readonly TimeSpan HeldFor = TimeSpan.FromSeconds(45);

    /// <summary>What is raised and has no figure any more is cleared after this.</summary>
    public static readonly TimeSpan QuietClears = TimeSpan.FromMinutes(15);

    /// <summary>The last value of what is raised is kept no more often.</summary>
    public static readonly TimeSpan ValueKeptEvery = TimeSpan.FromMinutes(1);
}
