using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>What a report is asked for.</summary>
internal sealed record ReportQuery
{
    public const int MostIntervals = 5000;
    public static readonly string[] Parameters = ["measures", "by", "interval", "from", "to", "zone", .. Slice.Dimensions, "baseline", "format", .. Paging.Parameters];

    public required ImmutableArray<Measure> Measures { get; init; }
    public required SumsQuery Sums { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }
    public required IReadOnlyList<long> Bounds { get; init; }
    public required ReportInterval Interval { get; init; }
    public required TimeZoneInfo Zone { get; init; }
    public bool WithBaseline { get; init; }
    public bool IsCsv { get; init; }
    public bool IsLines { get; init; }

    /// <summary>Written as it comes, all rows and no pages.</summary>
    public bool IsWhole => IsCsv || IsLines;

    public static Problem? Read(Call call, DateTimeOffset now, out ReportQuery? query)
    {
        query = null;
        var by = Listed(call.Query("by"));
        if (by.FirstOrDefault(d => !Slice.Dimensions.Contains(d)) is { } strange) return ProblemKinds.InvalidParameter.At("by", $"{Refusals.Shorten(strange)} is none. Use one or two of: {string.Join(", ", Slice.Dimensions)}.");
        var only = Slice.Dimensions.Aggregate(Slice.Whole, (so, dimension) => call.Query(dimension) is { } value ? so.With(dimension, value) : so);
        if (KeptCut.By([.. by, .. only.Narrowed()]) is not { } cut) return ProblemKinds.InvalidParameter.At("by", $"Figures are kept by each dimension, and by two of them for: {KeptCut.Pairs}. Leave others out of by and the filters.");
        if (Named(call, cut, out var measures) is { } unknown) return unknown;
        if (Names<ReportInterval>.Find(call.Query("interval") ?? "total") is not { } interval) return ProblemKinds.InvalidParameter.At("interval", $"Use one of: {Names<ReportInterval>.Listed}.");
        if (ZoneOf(call, out var zone) is { } nowhere) return nowhere;
        if (Times(call, now, zone, out var from, out var to) is { } untimely) return untimely;
        if (ReportIntervals.Bounds(from, to, interval, zone, MostIntervals) is not { } bounds) return ProblemKinds.InvalidParameter.At("interval", $"That is more than {MostIntervals} intervals. Ask for longer ones, or for less time.");
        if (call.Query("baseline") is not (null or "true" or "false")) return ProblemKinds.InvalidParameter.At("baseline", "Send true or false.");
        if (call.Query("format") is not (null or "json" or "jsonl" or "csv")) return ProblemKinds.InvalidParameter.At("format", "Send json, jsonl or csv.");
        query = new ReportQuery
        {
            Measures = measures,
            Sums = new SumsQuery(cut, by, only),
            From = from,
            To = to,
            Bounds = bounds,
            Interval = interval,
            Zone = zone,
            WithBaseline = call.Query("baseline") != "false",
            IsCsv = call.Query("format") == "csv",
            IsLines = call.Query("format") == "jsonl",
        };
        return null;
    }

    /// <summary>The time zone whose days are meant; UTC unless told otherwise.</summary>
    public static Problem? ZoneOf(Call call, out TimeZoneInfo zone)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(call.Query("zone") ?? "UTC", out var found))
        {
            zone = found;
            return null;
        }
        zone = TimeZoneInfo.Utc;
        return ProblemKinds.InvalidParameter.At("zone", "Send the IANA name of a time zone, as in Asia/Shanghai.");
    }

    /// <summary>The measures asked for, or all that are known of such rows.</summary>
    private static Problem? Named(Call call, KeptCut cut, out ImmutableArray<Measure> measures)
    {
        measures = [.. Routing.Core.Measures.All.Where(m => m.IsKnownBy(cut.Cut))];
        if (Listed(call.Query("measures")) is not { Length: > 0 } names) return null;
        measures = [];
        var found = ImmutableArray.CreateBuilder<Measure>();
        foreach (var name in names)
        {
            if (!Routing.Core.Measures.ByName.TryGetValue(name, out var measure)) return ProblemKinds.InvalidParameter.At("measures", $"There is no measure {Refusals.Shorten(name)}. GET /v1/measures lists them.");
            if (!measure.IsKnownBy(cut.Cut)) return ProblemKinds.InvalidParameter.At("measures", measure.IsOfTime
                ? $"{name} is of agents' time, and known by agent and of the whole only. Leave it out, or ask by agent alone."
                : $"{name} counts contacts that no agent has or ever had, and is not known by agent. Leave it out, or ask by something else.");
            found.Add(measure);
        }
        measures = found.DrainToImmutable();
        return null;
    }

    /// <summary>From and to, on quarters of an hour; from today's midnight in the zone to the end of this quarter unless told otherwise.</summary>
    public static Problem? Times(Call call, DateTimeOffset now, TimeZoneInfo zone, out DateTimeOffset from, out DateTimeOffset to)
    {
        from = DateTimeOffset.FromUnixTimeSeconds(ReportIntervals.MidnightOf(TimeZoneInfo.ConvertTime(now, zone).Date, zone));
        to = DateTimeOffset.FromUnixTimeSeconds(TallyKey.StartOf(TallyLevel.Quarter, now.ToUnixTimeSeconds()) + TallyKey.SecondsOf(TallyLevel.Quarter));
        if (call.Query("from") is { } begin && !Instant(begin, out from)) return Untimely("from");
        if (call.Query("to") is { } end && !Instant(end, out to)) return Untimely("to");
        return from < to ? null : ProblemKinds.InvalidParameter.At("to", "Send a time after from.");
    }

    private static Problem Untimely(string name) => ProblemKinds.InvalidParameter.At(name, "Send an instant on a quarter of an hour, with its offset or Z, as in 2026-01-05T08:15:00Z.");

    public static bool Instant(string sent, out DateTimeOffset at) =>
        Moments.Read(sent, out at) && at.UtcTicks % TimeSpan.FromMinutes(15).Ticks == 0;

    private static string[] Listed(string? sent) => string.IsNullOrEmpty(sent) ? [] : sent.Split(',', StringSplitOptions.TrimEntries);
}
