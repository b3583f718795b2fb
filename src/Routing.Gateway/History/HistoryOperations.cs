using Microsoft.Extensions.DependencyInjection;

namespace Routing.Gateway;

/// <summary>The operations on history; where the engine keeps none they are not there.</summary>
internal sealed class HistoryOperations(IServiceProvider services)
{
    public void Map(OperationMap map)
    {
        MeasureReads.Map(map, services.GetRequiredService<MeasureReads>());
        // Without a place to keep it, history is described, and says how to have it.
        if (services.GetService<IHistory>() is null)
        {
            foreach (var operation in Needing(null, null, null, null, null, null)) map.Add(operation);
            return;
        }
        foreach (var operation in Needing(
            services.GetRequiredService<ReportDesk>(), services.GetRequiredService<HistoryDesk>(), services.GetRequiredService<LiveBoard>(), services.GetRequiredService<AuditReads>(),
            services.GetRequiredService<AlertDesk>(), services.GetRequiredService<RetentionDesk>())) map.Add(operation);
    }

    private static Operation[] Needing(ReportDesk? reports, HistoryDesk? desk, LiveBoard? live, AuditReads? audit, AlertDesk? alerts, RetentionDesk? retention) =>
    [
        new("GET", "/v1/reports", "getReport", "Measures by queue, agent, intent, tier, channel or language, over intervals of a day in any time zone.", Readers, reports is null ? None : reports.Get)
        { Reply = typeof(Page<ReportRow>), ReplyTypes = [.. Json.MediaTypes, BulkLines.Csv, BulkLines.JsonLines], Query = ReportQuery.Parameters, Problems = [501] },
        new("GET", "/v1/live", "getLive", "The center as it is now, for a wall: queues, agents, and figures of today, as a time zone has it, and of the last quarter of an hour.", Readers, live is null ? None : live.Get)
        { Reply = typeof(LiveView), Query = ["zone"], Problems = [501] },
        new("GET", "/v1/history", "getHistory", "Where history stands.", Readers, desk is null ? None : desk.Stand)
        { Reply = typeof(HistoryView), Problems = [501] },
        new("GET", "/v1/history/contacts", "listHistory", "Contacts' journeys, by creation: where each waited, who was offered it, who handled it and how it ended.", Readers, desk is null ? None : desk.List)
        { Reply = typeof(Page<Journey>), Query = [.. HistoryDesk.Filters, .. Paging.Parameters], Problems = [501] },
        new("GET", "/v1/history/contacts:export", "exportHistory", "The same as CSV or JSON lines, whole.", Readers, desk is null ? None : desk.Export)
        { Reply = typeof(string), ReplyTypes = [BulkLines.Csv, BulkLines.JsonLines], Query = [.. HistoryDesk.Filters, Exporter.Format], Problems = [501] },
        new("GET", "/v1/history/presences", "listPresences", "Times that agents spent in a presence, by their end.", Readers, desk is null ? None : desk.Presences)
        { Reply = typeof(Page<PresenceSpan>), Query = ["agent", "from", "to", .. Paging.Parameters], Problems = [501] },
        new("DELETE", "/v1/customers/{id}/history", "eraseHistory", "Takes out of a customer's history all that names the customer; figures stay as they are.", Role.Admin, desk is null ? None : desk.Erase)
        { Reply = typeof(ErasedView), Problems = [501], Audit = desk is null ? null : HistoryDesk.Audit },
        new("GET", "/v1/audit", "listChanges", "Every change of configuration, newest first: who, what, before, after.", Readers, audit is null ? None : audit.List)
        { Reply = typeof(Page<AuditView>), Query = ["kind", "id", "by", .. Paging.Parameters], Problems = [501] },
        new("GET", "/v1/audit:export", "exportChanges", "The same as CSV or JSON lines, whole, newest first.", Readers, audit is null ? None : audit.Export)
        { Reply = typeof(string), ReplyTypes = [BulkLines.Csv, BulkLines.JsonLines], Query = ["kind", "id", "by", Exporter.Format], Problems = [501] },
        .. AlertDesk.Operations(alerts, None),
        .. RetentionDesk.Operations(retention, None),
    ];

    private const Role Readers = Role.Supervisor | Role.Admin | Role.Auditor;

    public static ValueTask<Reply> None(Call call) =>
        new(ProblemKinds.NotImplemented.With("This engine keeps no history. Use the embedded server, or a cluster on PostgreSQL."));
}

/// <summary>Adds what keeps history and answers from it.</summary>
internal static class HistoryHosting
{
    public static IServiceCollection AddHistory(this IServiceCollection services)
    {
        services.AddSingleton<HistoryOperations>().AddSingleton<MeasureReads>().AddSingleton<HistoryDesk>().AddSingleton<HistoryErasure>().AddSingleton<ReportDesk>().AddSingleton<LiveFigures>().AddSingleton<LiveBoard>().AddSingleton<AuditReads>();
        services.AddSingleton<HistoryHost>().AddSingleton<HistoryPruner>().AddSingleton<RetentionReads>().AddSingleton<RetentionDesk>();
        services.AddHostedService<HistoryStart>();
        return services;
    }
}
