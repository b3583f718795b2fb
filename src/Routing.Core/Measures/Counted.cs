namespace Routing.Core;

/// <summary>What is counted, as whole numbers that add up over any interval and group; the numbers are stored and never reused.</summary>
public enum Counted : byte
{
    Created = 0,

    /// <summary>Of the same customer and intent as one completed within the days of FCR.</summary>
    Repeats = 1,

    /// <summary>Abandoned, and the customer came again within the hour.</summary>
    Redials = 2,
    Arrived = 3,
    Answered = 4,
    AnsweredInTime = 5,
    Abandoned = 6,
    AbandonedInTime = 7,
    AbandonedShort = 8,
    Refused = 9,
    MovedOut = 10,
    Dropped = 11,
    AnswerWaitMs = 12,
    AbandonWaitMs = 13,

    /// <summary>Squares of tenths of seconds, for the spread of a mean.</summary>
    AnswerWaitSquares = 14,
    FirstResponses = 15,
    FirstResponseMs = 16,
    OffersMade = 17,
    OffersDeclined = 18,
    OffersExpired = 19,
    OffersWithdrawn = 20,

    /// <summary>Completed, transferred or dropped by an agent who had answered.</summary>
    Handled = 21,
    TalkMs = 22,
    HoldMs = 23,
    WrapUpMs = 24,
    HandleSquares = 25,
    Transferred = 26,
    Completed = 27,

    /// <summary>Completed with a word on whether it was resolved.</summary>
    ResolutionTold = 28,
    Resolved = 29,

    /// <summary>From creation to completion, of the resolved.</summary>
    ResolutionMs = 30,

    /// <summary>Completed, and followed by a repeat.</summary>
    CameBack = 31,
    Rated = 32,
    RatingSum = 33,

    /// <summary>Rated 4 or 5.</summary>
    RatedHigh = 34,
    RatingSquares = 35,
    WaitsEstimated = 36,
    WaitErrorMs = 37,

    /// <summary>An agent's time with at least one contact; below, without one.</summary>
    BusyMs = 38,
    IdleMs = 39,
    NotReadyMs = 40,

    /// <summary>Millionths of the currency that hourly costs are given in.</summary>
    CostMicros = 41,

    /// <summary>An agent's time in which work or a break was planned; and of that, the time it was where it was planned to be.</summary>
    PlannedMs = 42,
    AdherentMs = 43,

    /// <summary>Of the handled, by a bot; brought to their end by it; given to people by it.</summary>
    BotHandled = 44,
    BotContained = 45,
    BotHandedOver = 46,

    /// <summary>Created, and the promise of a first answer, or of an end, was broken.</summary>
    FirstResponseBreaches = 47,
    ResolutionBreaches = 48,

    /// <summary>Of the handle time, that of contacts the agent then transferred; and that of contacts whose customer was back.</summary>
    TransferMs = 49,
    RepeatMs = 50,

    /// <summary>Of the answers, by wait (<see cref="Steps"/>), one entry per step.</summary>
    WaitSteps = 64,

    /// <summary>Of the handled, by handle time.</summary>
    HandleSteps = 96,
}

/// <summary>The steps of the histograms, in seconds; the last is open.</summary>
public static class Steps
{
    private static readonly int[] Bounds = [1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 450, 600, 900, 1200, 1800, 2700, 3600, 7200, 14400, 28800, 86400, 259200];

    public static int Count => Bounds.Length + 1;

    public static Counted Of(Counted first, double seconds)
    {
        var step = Array.BinarySearch(Bounds, (int)Math.Ceiling(Math.Max(0, seconds)));
        return (Counted)((int)first + (step < 0 ? ~step : step));
    }

    /// <summary>The value below which a share of the counted lies, between the bounds of its step; null of none.</summary>
    public static double? Quantile(Tally tally, Counted first, double share)
    {
        var all = Total(tally, first);
        if (all == 0) return null;
        var wanted = share * all;
        var seen = 0.0;
        for (var step = 0; step < Count; step++)
        {
            var here = tally[(Counted)((int)first + step)];
            if (here > 0 && seen + here >= wanted)
            {
                var low = step == 0 ? 0 : Bounds[step - 1];
                // Of the open step nothing is known but where it begins.
                return step == Bounds.Length ? low : low + (Bounds[step] - low) * (wanted - seen) / here;
            }
            seen += here;
        }
        return Bounds[^1];
    }

    public static long Total(Tally tally, Counted first)
    {
        var all = 0L;
        for (var step = 0; step < Count; step++) all += tally[(Counted)((int)first + step)];
        return all;
    }
}
