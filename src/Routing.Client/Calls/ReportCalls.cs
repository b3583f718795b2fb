namespace Routing.Client;

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
