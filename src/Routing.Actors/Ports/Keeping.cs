namespace Routing.Actors;

/// <summary>For how long events, and contacts that have ended, are kept; what all stores that delete hold to.</summary>
public static class Keeping
{
    private const int MostDays = 36_500;

    /// <summary>Events are kept for longer than anything may be repeated, which is a day.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromDays(2);

    /// <summary>What is wrong with such a number of days, to follow the name of the setting; null when nothing is.</summary>
    public static string? Fault(int days) =>
        days is 0 || (days >= Least.Days && days <= MostDays) ? null : $"must be from {Least.Days} to {MostDays}, as requests may be repeated for a day; 0 keeps everything for ever.";

    /// <summary>Null keeps everything for ever.</summary>
    public static TimeSpan? For(int days) => days > 0 ? TimeSpan.FromDays(days) : null;
}
