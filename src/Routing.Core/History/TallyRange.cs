namespace Routing.Core;

/// <summary>Tallies of one level whose intervals begin within.</summary>
/// <param name="From">Unix seconds, included.</param>
/// <param name="To">Not included.</param>
public readonly record struct TallyRange(TallyLevel Level, long From, long To)
{
    /// <summary>The fewest tallies that make up a time: days where whole days lie in it, hours at their ends, quarters at the ends of those.</summary>
    /// <param name="longest">No longer ones, since they would straddle the bounds of the intervals asked for.</param>
    public static IReadOnlyList<TallyRange> Cover(long from, long to, TallyLevel longest)
    {
        var parts = new List<TallyRange>();
        Add(from, to, longest);
        return parts;

        void Add(long begin, long end, TallyLevel level)
        {
            if (begin >= end) return;
            if (level == TallyLevel.Quarter)
            {
                parts.Add(new TallyRange(level, begin, end));
                return;
            }
            var last = TallyKey.StartOf(level, end);
            var first = TallyKey.StartOf(level, begin) is var start && start == begin ? begin : start + TallyKey.SecondsOf(level);
            if (first >= last)
            {
                Add(begin, end, level - 1);
                return;
            }
            Add(begin, first, level - 1);
            parts.Add(new TallyRange(level, first, last));
            Add(last, end, level - 1);
        }
    }
}

/// <summary>How long the intervals of a report are.</summary>
public enum ReportInterval
{
    /// <summary>One interval, from the beginning to the end.</summary>
    Total,
    QuarterHour,
    Hour,

    /// <summary>From midnight to midnight in a time zone.</summary>
    Day,
}

/// <summary>The bounds of a report's intervals.</summary>
public static class ReportIntervals
{
    /// <summary>Where the intervals begin, and last where the last one ends, in Unix seconds; null when there are more than so many.</summary>
    public static IReadOnlyList<long>? Bounds(DateTimeOffset from, DateTimeOffset to, ReportInterval interval, TimeZoneInfo zone, int most)
    {
        var (begin, end) = (from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds());
        if (interval == ReportInterval.Total) return [begin, end];
        var bounds = new List<long>();
        for (var at = begin; at < end; at = Next(at, interval, zone))
        {
            if (bounds.Count == most) return null;
            bounds.Add(at);
        }
        bounds.Add(end);
        return bounds;
    }

    /// <summary>The longest tallies that no bound but the outer two cuts.</summary>
    public static TallyLevel Longest(IReadOnlyList<long> bounds)
    {
        for (var level = TallyLevel.Day; level > TallyLevel.Quarter; level--)
        {
            if (bounds.Skip(1).SkipLast(1).All(at => at % TallyKey.SecondsOf(level) == 0)) return level;
        }
        return TallyLevel.Quarter;
    }

    /// <summary>
    /// The same intervals so many whole days before as all of them are long, by the clock on the wall: the half of a day that is over is held against that half of
    /// the day before, and an hour of the morning against one of the morning, where clocks changed, too. An hour that there is twice is held against the same; so
    /// these may overlap.
    /// </summary>
    public static IReadOnlyList<(long From, long To)> Before(IReadOnlyList<long> bounds, ReportInterval interval, TimeZoneInfo zone)
    {
        var days = Math.Max(1, Math.Ceiling((Shown(bounds[^1]) - Shown(bounds[0])).TotalDays));
        var times = new List<(long From, long To)>(bounds.Count - 1);
        for (var n = 0; n + 1 < bounds.Count; n++)
        {
            var from = Then(bounds[n]);
            // Days are held against days, if one of them was an hour shorter; within the hour that is there twice a time may be over before it began.
            var to = interval is ReportInterval.Day or ReportInterval.Total ? Then(bounds[n + 1]) : from + bounds[n + 1] - bounds[n];
            times.Add((from, to > from ? to : from + bounds[n + 1] - bounds[n]));
        }
        return times;

        long Then(long at) => MomentOf(Shown(at).AddDays(-days), zone);

        DateTime Shown(long at) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(at), zone).DateTime;
    }

    private static long Next(long at, ReportInterval interval, TimeZoneInfo zone)
    {
        if (interval == ReportInterval.QuarterHour) return TallyKey.StartOf(TallyLevel.Quarter, at) + 900;
        if (interval == ReportInterval.Hour)
        {
            // By the zone's clock: some are off by half an hour.
            var offset = (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(at)).TotalSeconds;
            return TallyKey.StartOf(TallyLevel.Hour, at + offset) - offset + 3600;
        }
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(at), zone);
        var next = MidnightOf(local.Date.AddDays(1), zone);
        return next > at ? next : at + 86_400;
    }

    /// <summary>The first moment of a day; where clocks skip midnight, the one they skip to.</summary>
    public static long MidnightOf(DateTime day, TimeZoneInfo zone) => MomentOf(day.Date, zone);

    /// <summary>When clocks of a zone first show a time; where they skip it, the one they skip to.</summary>
    public static long MomentOf(DateTime shown, TimeZoneInfo zone)
    {
        var time = DateTime.SpecifyKind(shown, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(time)) time = time.AddMinutes(15);
        // Where there are two, the first: it has the greater offset.
        var offset = zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time).Max() : zone.GetUtcOffset(time);
        return new DateTimeOffset(time, offset).ToUnixTimeSeconds();
    }
}
