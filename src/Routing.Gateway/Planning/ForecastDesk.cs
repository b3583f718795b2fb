using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Gateway;

/// <summary>Answers what is expected of queues and intents, and how such forecasts did.</summary>
internal sealed class ForecastDesk(ForecastBook book, GroupDesk groups, QueueLookup queues)
{
    public static readonly string[] OfQueue = ["intent", "days", "tried"];
    public const int MostTried = 56;

    public async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        if (paging.Offset(out var skip) is { } wrong) return wrong;
        if (await groups.Missing(call.Id, call.Ct) is { } missing) return missing;
        if (await book.Of(call.Id, call.Ct) is not { } forecast) return Busy();
        var only = call.Query("queue");
        var all = forecast.Series.Values.Where(series => only is null || series.Queue == only).OrderBy(series => series.Queue, StringComparer.Ordinal).ThenBy(series => series.Intent, StringComparer.Ordinal).ToList();
        return Reply.Of(new Page<ForecastSummary>([.. all.Skip(skip).Take(paging.Limit).Select(series => SummaryOf(forecast, series))], Paging.Next(skip, paging.Limit, all.Count)), ApiJson.Default.ForecastPage);
    }

    public async ValueTask<Reply> Get(Call call)
    {
        if (Days(call, "days", ForecastDefaults.MaxDaysAhead, 1, ForecastDefaults.MaxDaysAhead, out var days) is { } wrong) return wrong;
        if (Days(call, "tried", 0, 0, MostTried, out var tried) is { } bad) return bad;
        if (await queues.Config(call.Id, call.Ct) is not { } config) return Outcomes.Missing($"queue {call.Id}");
        if (await book.Of(config.Group, call.Ct) is not { } forecast) return Busy();
        var intent = call.Query("intent");
        if (forecast.Find(call.Id, intent) is not { } series)
            return intent is null ? Busy() : ProblemKinds.NotFound.At("intent", $"{Refusals.Shorten(intent)} is not forecast by itself: only the most frequent intents of a queue are, of a contact a day at least. GET /v1/groups/{config.Group}/forecasts lists them.");
        if (series.Forecast is null) return ProblemKinds.RuleBroken.With($"Nothing can be forecast yet: {series.Reason}");
        if (tried == 0) return Reply.Of(ViewOf(forecast, series, days, null), ApiJson.Default.ForecastView);
        var (trial, isBusy) = await book.Tried(forecast, series, tried, call.Ct);
        if (isBusy) return Busy();
        if (trial is null) return ProblemKinds.RuleBroken.At("tried", $"To try {tried} days, {tried + ForecastDefaults.LeastDaysBeforeTrial} whole days of history are needed; there are {series.KnownDays}.");
        var known = await book.History(forecast, series, call.Ct);
        return Reply.Of(ViewOf(forecast, series, days, TrialOf(forecast.Clock, trial, known)), ApiJson.Default.ForecastView);
    }

    /// <summary>Asked again in a moment it is there.</summary>
    public static Problem Busy() => new(ProblemKinds.Unavailable) { Detail = "The forecast is being computed. Ask again in a few seconds.", RetryAfterSeconds = 5 };

    public static Problem? Days(Call call, string name, int otherwise, int least, int most, out int days)
    {
        days = otherwise;
        return call.Query(name) is not { } sent || (int.TryParse(sent, NumberStyles.None, CultureInfo.InvariantCulture, out days) && days >= least && days <= most)
            ? null
            : ProblemKinds.InvalidParameter.At(name, $"Send a whole number from {least} to {most}.");
    }

    private static ForecastSummary SummaryOf(GroupForecast forecast, SeriesForecast series)
    {
        if (series.Forecast is not { } known) return new ForecastSummary(series.Queue, series.Intent, null, series.KnownDays, null, null, null, null, null, null, forecast.ComputedAt, series.Reason) { NeededDays = series.NeededDays };
        var slots = forecast.Slots(series);
        return new ForecastSummary(
            series.Queue, series.Intent, known.Method, series.KnownDays, Percent(known.Chosen.Error.Wape), Percent(NaiveOf(known).Wape), Percent(known.BetterThanNaive), Round(known.Chosen.Error.Mase, 3),
            Round(slots.Take(SlotClock.Slots).Sum(slot => slot.Contacts), 1), Round(slots.Skip(SlotClock.Slots).Take(SlotClock.Slots).Sum(slot => slot.Contacts), 1), forecast.ComputedAt, null)
        {
            FloorWapePercent = Percent(known.Floor.Wape),
            ReachedPercent = Percent(known.Reached),
            Next = SlotsOf(forecast.Clock, forecast.Day, [.. slots.Take(forecast.SlotsOver + 2)], n => series.HandleTimes?.Seconds[n], _ => null)[^1],
        };
    }

    private static ForecastView ViewOf(GroupForecast forecast, SeriesForecast series, int days, ForecastTrialView? tried)
    {
        var known = series.Forecast!;
        var came = forecast.CameOf(series.Queue, series.Intent);
        return new ForecastView
        {
            Queue = series.Queue,
            Intent = series.Intent,
            Group = forecast.Group,
            TimeZone = forecast.Clock.Zone.Id,
            ComputedAt = forecast.ComputedAt,
            KnownDays = series.KnownDays,
            Method = known.Method,
            Methods = [.. known.Methods.Select(method => new MethodErrorView(method.Method, Percent(method.Error.Wape), Round(method.Error.Mase, 3)))],
            WapePercent = Percent(known.Chosen.Error.Wape),
            NaiveWapePercent = Percent(NaiveOf(known).Wape),
            BetterThanNaivePercent = Percent(known.BetterThanNaive),
            Mase = Round(known.Chosen.Error.Mase, 3),
            FloorWapePercent = Percent(known.Floor.Wape),
            ReachedPercent = Percent(known.Reached),
            Slots = SlotsOf(forecast.Clock, forecast.Day, [.. forecast.Slots(series).Take(days * SlotClock.Slots)], n => series.HandleTimes?.Seconds[n], n => n < forecast.SlotsOver ? came[n] : null),
            Tried = tried,
        };
    }

    private static ForecastTrialView TrialOf(SlotClock clock, ForecastTrial trial, CountSeries? known)
    {
        var whole = trial.Whole;
        var from = known is null ? 0 : (trial.FirstDay.DayNumber - known.FirstDay.DayNumber) * SlotClock.Slots;
        return new ForecastTrialView(
            trial.DayAhead.Length / SlotClock.Slots, Percent(whole.Forecast.Wape), Percent(whole.Naive.Wape), Percent(whole.Better), Round(whole.Forecast.Mase, 3), Percent(whole.Coverage),
            [.. trial.ByDaysAhead.Select((error, ahead) => new TrialErrorView(ahead, Percent(error.Forecast.Wape), Percent(error.Naive.Wape), Percent(error.Better), Round(error.Forecast.Mase, 3), Percent(error.Coverage)) { FloorWapePercent = Percent(error.Floor.Wape), ReachedPercent = Percent(error.Reached) })],
            SlotsOf(clock, trial.FirstDay, trial.DayAhead, _ => null, n => known?.Counts[from + n]))
        { FloorWapePercent = Percent(whole.Floor.Wape), ReachedPercent = Percent(whole.Reached) };
    }

    private static ImmutableArray<ForecastSlotView> SlotsOf(SlotClock clock, DateOnly first, ImmutableArray<ForecastSlot> slots, Func<int, double?> handleSeconds, Func<int, double?> came)
    {
        var views = ImmutableArray.CreateBuilder<ForecastSlotView>(slots.Length);
        for (var n = 0; n < slots.Length; n++)
        {
            if (clock.StartOf(first.AddDays(n / SlotClock.Slots), n % SlotClock.Slots) is not { } start) continue;
            views.Add(new ForecastSlotView(start, SlotClock.EndOf(start), Round(slots[n].Contacts, 2), slots[n].Low, slots[n].High, handleSeconds(n) is { } seconds ? Round(seconds, 1) : null, came(n)));
        }
        return views.DrainToImmutable();
    }

    private static ForecastError NaiveOf(Forecast forecast) => forecast.Methods.First(method => method.Method == ForecastMethods.Naive.Name).Error;

    private static double? Percent(double? share) => share is { } known ? Percent(known) : null;

    private static double Percent(double share) => Round(share * 100, 1);

    private static double Round(double value, int digits) => double.IsFinite(value) ? Math.Round(value, digits) : 0;
}
