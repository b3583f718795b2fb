using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Core;

/// <summary>A stretch in which agents of a queue are expected to lack, or to be too many.</summary>
/// <param name="Agents">In the worst half hour; below 0 they lack.</param>
/// <param name="Scheduled">Agents needed on the roster in that half hour.</param>
public sealed record ExpectedGap(string Queue, DateTimeOffset From, DateTimeOffset To, int Agents, int Scheduled);

/// <summary>A gap that was told of.</summary>
/// <param name="Missed">How many forecasts in a row did not have it.</param>
public sealed record ForeseenGap(string Id, ExpectedGap Gap, int Missed = 0);

/// <summary>From how much on a gap is told of.</summary>
public sealed record GapBounds(int LeastAgents, int LeastMinutes, int HoursAhead);

/// <summary>Tells of each gap once: it is told when it is large and long enough, and ends only when two forecasts in a row have nothing left of it.</summary>
public static class ForeseenGaps
{
    /// <summary>Told of at a time; further ones wait until some are over.</summary>
    public const int Most = 200;

    /// <summary>Forecasts without a gap that end it: one alone may be chance, as each quarter of an hour makes a new one.</summary>
    private const int MissesToEnd = 2;

    public static (ImmutableArray<ForeseenGap> Known, ImmutableArray<StaffingGapTold> Told) Decide(
        ImmutableArray<ForeseenGap> known, IReadOnlyCollection<ExpectedGap> seen, GapBounds bounds, DateTimeOffset now)
    {
        var told = ImmutableArray.CreateBuilder<StaffingGapTold>();
        var next = ImmutableArray.CreateBuilder<ForeseenGap>();
        foreach (var gap in known.Where(gap => gap.Gap.To > Foreseen(now)))
        {
            // Of what is left of it anything will do, or a gap at the bound would come and go; and one that grows is no new one.
            var ends = seen.Where(one => IsSame(one, gap.Gap)).Select(one => one.To).ToList();
            if (ends.Count > 0) next.Add(gap with { Missed = 0, Gap = gap.Gap with { To = ends.Append(gap.Gap.To).Max() } });
            else if (gap.Missed + 1 < MissesToEnd) next.Add(gap with { Missed = gap.Missed + 1 });
            else told.Add(Told(gap.Id, gap.Gap, isOver: true));
        }
        foreach (var gap in seen.Where(gap => IsWorthTelling(gap, bounds, now)).OrderBy(gap => gap.From).ThenBy(gap => gap.Queue, StringComparer.Ordinal))
        {
            if (next.Count >= Most || next.Any(one => IsSame(one.Gap, gap))) continue;
            var id = IdOf(gap);
            next.Add(new ForeseenGap(id, gap));
            told.Add(Told(id, gap, isOver: false));
        }
        return (next.ToImmutable(), told.ToImmutable());
    }

    /// <summary>From when on a forecast can show a gap at all: of the half hour under way it shows none.</summary>
    private static DateTimeOffset Foreseen(DateTimeOffset now) => now.AddMinutes(CountSeries.MinutesOfHalfHour);

    private static StaffingGapTold Told(string id, ExpectedGap gap, bool isOver) =>
        new(id, gap.Queue, gap.Agents < 0 ? GapSide.Lacking : GapSide.Surplus, isOver, gap.From, gap.To, gap.Agents, gap.Scheduled);

    private static bool IsWorthTelling(ExpectedGap gap, GapBounds bounds, DateTimeOffset now) =>
        Math.Abs(gap.Agents) >= bounds.LeastAgents && (gap.To - gap.From).TotalMinutes >= bounds.LeastMinutes
        && gap.To > Foreseen(now) && gap.From < now.AddHours(bounds.HoursAhead);

    private static bool IsSame(ExpectedGap a, ExpectedGap b) =>
        a.Queue == b.Queue && Math.Sign(a.Agents) == Math.Sign(b.Agents) && a.From < b.To && b.From < a.To;

    /// <summary>The same for the same gap, whoever computes it.</summary>
    private static string IdOf(ExpectedGap gap) =>
        string.Create(CultureInfo.InvariantCulture, $"g-{Draw.For(gap.From.ToUnixTimeSeconds(), gap.Queue, gap.Agents < 0 ? "lacking" : "surplus").NextBits():x16}");
}

/// <summary>Whether agents lack or are too many.</summary>
public enum GapSide
{
    Lacking,
    Surplus,
}

/// <summary>Agents of a queue will lack, or be too many; or what was told of that is no longer expected.</summary>
public sealed record StaffingGapTold(string Gap, string QueueId, GapSide Side, bool IsOver, DateTimeOffset From, DateTimeOffset To, int Agents, int Scheduled) : RoutingEvent
{
    public override string Type => (Side, IsOver) switch
    {
        (GapSide.Lacking, false) => "staffing.gapExpected",
        (GapSide.Lacking, true) => "staffing.gapCleared",
        (_, false) => "staffing.surplusExpected",
        _ => "staffing.surplusCleared",
    };

    public override string Queue => QueueId;
}

/// <summary>Gaps told of, as stored.</summary>
public sealed record GapsKept(ImmutableArray<ForeseenGap> Gaps);
