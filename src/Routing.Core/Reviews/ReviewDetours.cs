using System.Collections.Immutable;
using static Routing.Core.Counted;

namespace Routing.Core;

/// <summary>Ways round on a contact's journey: handed on, come back, called again after giving up.</summary>
public static class ReviewDetours
{
    public const string Transfers = "transfers";
    public const string Repeats = "repeats";
    public const string Redials = "redials";

    private const double MsPerHour = 3_600_000;

    private static readonly ImmutableArray<(string Name, Counted What, Counted Of, Counted? Ms)> Kinds =
    [
        (Transfers, Transferred, Handled, TransferMs), (Repeats, Counted.Repeats, Created, RepeatMs), (Redials, Counted.Redials, Abandoned, null),
    ];

    public static ImmutableArray<ReviewDetour> Of(Tally now, Tally before) =>
        [.. Kinds.Select(kind => new ReviewDetour(kind.Name, now[kind.What], Percent(now, kind.What, kind.Of), Percent(before, kind.What, kind.Of), Hours(now, kind.What, kind.Ms)))];

    private static double? Percent(Tally tally, Counted what, Counted of) => tally[of] > 0 ? 100.0 * tally[what] / tally[of] : null;

    /// <summary>Counts older than the time they cost have none of it: that is not told as nought.</summary>
    private static double? Hours(Tally tally, Counted what, Counted? ms) => ms is { } time && (tally[time] > 0 || tally[what] == 0) ? tally[time] / MsPerHour : null;
}
