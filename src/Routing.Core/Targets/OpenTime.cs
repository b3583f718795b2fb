namespace Routing.Core;

/// <summary>Time as it passes while a queue is open: the clock of promises made for business hours.</summary>
public static class OpenTime
{
    /// <summary>Openings and closings passed on the way, before a moment counts as never reached: years of working days.</summary>
    private const int MostChanges = 2000;

    /// <summary>The moment at which so much open time has passed; null where that never comes.</summary>
    /// <param name="hours">Null is always open.</param>
    public static DateTimeOffset? After(OpeningHours? hours, DateTimeOffset from, TimeSpan open)
    {
        if (hours is null || open <= TimeSpan.Zero) return from + open;
        for (var changes = 0; changes < MostChanges; changes++)
        {
            var isOpen = hours.IsOpen(from);
            var change = hours.NextChange(from);
            if (isOpen)
            {
                if (change is null || from + open <= change) return from + open;
                open -= change.Value - from;
            }
            if (change is null) return null;
            from = change.Value;
        }
        return null;
    }

    /// <summary>The open time between two moments.</summary>
    public static TimeSpan Between(OpeningHours? hours, DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from) return TimeSpan.Zero;
        if (hours is null) return to - from;
        var open = TimeSpan.Zero;
        for (var changes = 0; changes < MostChanges && from < to; changes++)
        {
            var until = hours.NextChange(from) is { } change && change < to ? change : to;
            if (hours.IsOpen(from)) open += until - from;
            from = until;
        }
        return open;
    }
}
