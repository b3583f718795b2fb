namespace Routing.Core;

/// <summary>Which time an alert's figure is of.</summary>
public static class AlertWindows
{
    private const long Quarter = 900;

    /// <summary>Contacts of the last quarter of an hour that end a little later count in it all the same.</summary>
    private const long Late = 60;

    /// <summary>So many minutes in quarters of an hour, the last of them the one that runs.</summary>
    public static (long From, long To) UpTo(DateTimeOffset now, int minutes)
    {
        var to = TallyKey.StartOf(TallyLevel.Quarter, now.ToUnixTimeSeconds()) + Quarter;
        return (to - minutes * 60L, to);
    }

    /// <summary>So many minutes that have passed whole: what still runs cannot be held against what was.</summary>
    public static (long From, long To) Ended(DateTimeOffset now, int minutes)
    {
        var to = TallyKey.StartOf(TallyLevel.Quarter, now.ToUnixTimeSeconds() - Late);
        return (to - minutes * 60L, to);
    }

    /// <summary>The same weekday and time of day, so many weeks earlier by a zone's clock.</summary>
    public static (long From, long To) Earlier((long From, long To) window, int weeks, TimeZoneInfo zone)
    {
        var to = DateTimeOffset.FromUnixTimeSeconds(window.To);
        var local = TimeZoneInfo.ConvertTime(to, zone).DateTime.AddDays(-7 * weeks);
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(1)) : zone.GetUtcOffset(local);
        var then = new DateTimeOffset(local, offset).ToUnixTimeSeconds();
        return (then - (window.To - window.From), then);
    }
}
