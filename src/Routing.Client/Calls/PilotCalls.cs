namespace Routing.Client;

/// <summary>Pilots, one at a time in a group; and what policies that have not run would have come to.</summary>
public sealed class PilotCalls
{
    private readonly ApiConnection _connection;

    internal PilotCalls(ApiConnection connection) => _connection = connection;

    public Task<PilotView> Get(string group, CancellationToken ct = default) => _connection.Send(ApiCall.Get(Path(group)), ApiJson.Default.PilotView, ct);

    /// <summary>Prepares it; nothing happens until it starts.</summary>
    public Task<PilotView> Put(string group, Pilot pilot, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Put(Path(group), pilot, ApiJson.Default.Pilot), ApiJson.Default.PilotView, ct);

    public Task<PilotView> Start(string group, CancellationToken ct = default) => Act(ApiCall.Post($"{Path(group)}:start"), ct);

    /// <summary>New contacts go by what is in force; the figures stay.</summary>
    public Task<PilotView> Stop(string group, string? reason = null, CancellationToken ct = default) => Act(WithReason(group, "stop", reason), ct);

    /// <summary>Puts in force what was tried.</summary>
    /// <param name="despite">The finding in spite of which it is promoted, too early or worse; without it either refuses.</param>
    public Task<PilotView> Promote(string group, PilotFinding? despite = null, CancellationToken ct = default) =>
        Act(ApiCall.Post($"{Path(group)}:promote", new PromotePilot(despite), ApiJson.Default.PromotePilot), ct);

    /// <summary>Ends it for good; what it was promoted to is taken back, where nobody changed it since.</summary>
    public Task<PilotView> RollBack(string group, string? reason = null, CancellationToken ct = default) => Act(WithReason(group, "rollBack", reason), ct);

    /// <summary>What a policy that has not run would have come to, from logged choices.</summary>
    public Task<PolicyEstimateView> Estimate(string group, EstimatePolicy asked, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Post($"v1/groups/{ApiCall.Segment(group)}:estimatePolicy", asked, ApiJson.Default.EstimatePolicy), ApiJson.Default.PolicyEstimateView, ct);

    private Task<PilotView> Act(ApiCall call, CancellationToken ct) => _connection.Send(call, ApiJson.Default.PilotView, ct);

    private static ApiCall WithReason(string group, string verb, string? reason) => ApiCall.Post($"{Path(group)}:{verb}", new WithReason(reason), ApiJson.Default.WithReason);

    private static string Path(string group) => $"v1/groups/{ApiCall.Segment(group)}/pilot";
}
