using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>What is expected of a queue, or of one of its intents.</summary>
/// <param name="Forecast">Null where there is none, for a reason.</param>
internal sealed record SeriesForecast(string Queue, string? Intent, int KnownDays, Forecast? Forecast, HandleTimeForecast? HandleTimes, double? PatienceSeconds, string? Reason)
{
    /// <summary>Where there are too few days: how many it takes.</summary>
    public int? NeededDays => KnownDays < ForecastDefaults.LeastDays ? ForecastDefaults.LeastDays : null;

    public static SeriesForecast Of(ReadSeries series, ForecastCalendar calendar)
    {
        var days = series.Arrived.Days;
        var times = series.Handled.Seconds.Sum() > 0 ? HandleTimeForecast.Run(series.Handled) : null;
        return days < ForecastDefaults.LeastDays
            ? new SeriesForecast(series.Queue, series.Intent, days, null, times, series.PatienceSeconds, $"{ForecastDefaults.LeastDays} whole days of history are needed; there are {days}.")
            : new SeriesForecast(series.Queue, series.Intent, days, Forecaster.Run(series.Arrived, calendar), times, series.PatienceSeconds, null);
    }

    public static SeriesForecast Nothing(string queue) =>
        new(queue, null, 0, null, null, null, $"{ForecastDefaults.LeastDays} whole days of history are needed; there are none.");
}

/// <summary>The forecasts of a group, as of one quarter of an hour.</summary>
/// <param name="Day">Today, by the group's clock.</param>
/// <param name="SlotsOver">Half hours of it that are over.</param>
/// <param name="Came">Contacts of today by half hour; the queue's under an empty intent.</param>
internal sealed record GroupForecast(
    string Group, PlanningKept Planning, SlotClock Clock, DateOnly Day, int SlotsOver, DateTimeOffset ComputedAt, ImmutableArray<string> Queues,
    ImmutableDictionary<(string Queue, string? Intent), SeriesForecast> Series, IReadOnlyDictionary<(string Queue, string Intent), double[]> Came)
{
    private static readonly double[] Nobody = new double[SlotClock.Slots];

    public SeriesForecast? Find(string queue, string? intent) => Series.GetValueOrDefault((queue, intent));

    public double[] CameOf(string queue, string? intent) => Came.GetValueOrDefault((queue, intent ?? "")) ?? Nobody;

    /// <summary>What opening hours leave of each half hour from today's midnight on, by queue; none for those that are always open.</summary>
    public ImmutableDictionary<string, ImmutableArray<double>> OpenShares { get; init; } = ImmutableDictionary<string, ImmutableArray<double>>.Empty;

    /// <summary>From today's midnight on, nobody where the queue is closed; what came until now mends the rest of today.</summary>
    public ImmutableArray<ForecastSlot> Slots(SeriesForecast series) => (OpenShares.TryGetValue(series.Queue, out var shares) ? series.Forecast!.Times(shares) : series.Forecast!).During(CameOf(series.Queue, series.Intent).AsSpan(0, SlotsOver)).Slots;
}
