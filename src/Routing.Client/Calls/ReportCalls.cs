namespace Routing.Client;

/// <summary>For how long the past is kept: <c>/v1/retentionRules</c>.</summary>
public sealed class RetentionCalls : ConfigurationCalls<RetentionRule, RetentionRuleView>
{
    internal RetentionCalls(ApiConnection connection)
        : base(connection, "retentionRules", ApiJson.Default.RetentionRule, ApiJson.Default.RetentionRuleView, ApiJson.Default.RetentionRulePage)
    {
    }

    /// <param name="ifVersion">Refused with 412 unless this is the present version; null for any.</param>
    public Task Delete(string id, long? ifVersion = null, CancellationToken ct = default) => Remove(id, ifVersion, ct);
}

/// <summary>Figures: <c>/v1/measures</c> and <c>/v1/reports</c>.</summary>
public sealed class ReportCalls
{
    private readonly ApiConnection _connection;

    internal ReportCalls(ApiConnection connection) => _connection = connection;

    public Task<Page<MeasureView>> Measures(CancellationToken ct = default) => _connection.Send(ApiCall.Get("v1/measures?limit=200"), ApiJson.Default.MeasurePage, ct);

    /// <param name="parts">The query's parameters by name, as in <c>by</c> and <c>interval</c>; null leaves one out.</param>
    public Task<Page<ReportRow>> Get(IReadOnlyList<(string Name, string? Value)> parts, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Get(ApiCall.Query("v1/reports", [.. parts])), ApiJson.Default.ReportPage, ct);
}
