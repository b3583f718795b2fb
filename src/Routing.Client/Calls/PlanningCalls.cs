using System.Globalization;

namespace Routing.Client;

/// <summary>What will come, who is needed for it, and who needs training: forecasts, staffing and coaching.</summary>
public sealed class PlanningCalls
{
    private readonly ApiConnection _connection;

    internal PlanningCalls(ApiConnection connection) => _connection = connection;

    /// <summary>One page of the series of a group that are forecast.</summary>
    public Task<Page<ForecastSummary>> Forecasts(string group, string? after = null, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Get(ApiCall.Query($"v1/groups/{ApiCall.Segment(group)}/forecasts", ("limit", "200"), ("after", after))), ApiJson.Default.ForecastPage, ct);

    /// <param name="intent">Null for the whole queue.</param>
    /// <param name="days">Days ahead, 1–14.</param>
    /// <param name="tried">Last days that are to be told as they were forecast, beside what came; null for none.</param>
    public Task<ForecastView> Forecast(string queue, string? intent = null, int? days = null, int? tried = null, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Get(ApiCall.Query($"v1/queues/{ApiCall.Segment(queue)}/forecast", ("intent", intent), ("days", Text(days)), ("tried", Text(tried)))), ApiJson.Default.ForecastView, ct);

    public Task<QueueStaffingView> Staffing(string queue, int? days = null, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Get(ApiCall.Query($"v1/queues/{ApiCall.Segment(queue)}/staffing", ("days", Text(days)))), ApiJson.Default.QueueStaffingView, ct);

    public Task<GroupStaffingView> GroupStaffing(string group, int? days = null, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Get(ApiCall.Query($"v1/groups/{ApiCall.Segment(group)}/staffing", ("days", Text(days)))), ApiJson.Default.GroupStaffingView, ct);

    /// <param name="days">Of how many last days.</param>
    public Task<CoachingView> Coaching(string group, string? agent = null, string? intent = null, int? days = null, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Get(ApiCall.Query($"v1/groups/{ApiCall.Segment(group)}/coaching", ("agent", agent), ("intent", intent), ("days", Text(days)))), ApiJson.Default.CoachingView, ct);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
