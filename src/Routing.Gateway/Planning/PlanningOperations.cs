using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Routing.Gateway;

/// <summary>The operations of forecast, staffing and coaching; where the engine keeps no history they say so.</summary>
internal static class PlanningOperations
{
    private const Role Readers = Role.Supervisor | Role.Admin | Role.Auditor;

    public static IServiceCollection AddPlanning(this IServiceCollection services)
    {
        services.AddSingleton<PlanningDesk>().AddSingleton<ForecastBook>().AddSingleton<ForecastDesk>().AddSingleton<StaffingBook>().AddSingleton<StaffingDesk>();
        services.AddSingleton<CoachingReads>().AddSingleton<SuggestionWork>().AddSingleton<SuggestionDesk>().AddSingleton<OutlookHost>().AddSingleton<LearningDesk>();
        return services.AddHostedService<OutlookStart>();
    }

    public static void Map(OperationMap map, IServiceProvider services)
    {
        var planning = services.GetRequiredService<PlanningDesk>();
        map.Add(
            new Operation("GET", "/v1/groups/{id}/planning", "getPlanning", "Answers what forecasts and staffing of a group go by.", Readers, planning.Get)
            { Reply = typeof(PlanningConfig), Problems = [404] },
            new Operation("PUT", "/v1/groups/{id}/planning", "putPlanning", "Sets time zone, holidays and campaigns, and what agents are to be enough for.", Role.Admin, planning.Put)
            { Body = typeof(PlanningConfig), Reply = typeof(PlanningConfig), Conditional = true, Problems = [404, 412, 422], Audit = planning.Audit },
            new Operation("PATCH", "/v1/groups/{id}/planning", "patchPlanning", "Changes some of it (JSON merge patch).", Role.Admin, planning.Patch)
            { Body = typeof(PlanningConfig), MediaTypes = Json.PatchTypes, Reply = typeof(PlanningConfig), Conditional = true, Problems = [404, 412, 422], Audit = planning.Audit },
            new Operation("DELETE", "/v1/groups/{id}/planning", "deletePlanning", "Brings the defaults of planning back.", Role.Admin, planning.Delete)
            { Success = 204, Conditional = true, Problems = [404, 412], Audit = planning.Audit });
        LearningDesk.Map(map, services.GetRequiredService<LearningDesk>());
        SuggestionDesk.Map(map, services.GetRequiredService<SuggestionDesk>());
        var isKept = services.GetService<IHistory>() is not null;
        foreach (var operation in Needing(
            isKept ? services.GetRequiredService<ForecastDesk>() : null, isKept ? services.GetRequiredService<StaffingDesk>() : null, isKept ? services.GetRequiredService<CoachingReads>() : null)) map.Add(operation);
    }

    private static Operation[] Needing(ForecastDesk? forecasts, StaffingDesk? staffing, CoachingReads? coaching) =>
    [
        new("GET", "/v1/groups/{id}/forecasts", "listForecasts", "Lists the series of a group that are forecast, with the method chosen and its error.", Readers, forecasts is null ? HistoryOperations.None : forecasts.List)
        { Reply = typeof(Page<ForecastSummary>), Query = ["queue", .. Paging.Parameters], Problems = [404, 501] },
        new("GET", "/v1/queues/{id}/forecast", "getForecast", "Answers contacts and handle times expected per half hour, up to fourteen days ahead; and how such forecasts did.", Readers, forecasts is null ? HistoryOperations.None : forecasts.Get)
        { Reply = typeof(ForecastView), Query = ForecastDesk.OfQueue, Problems = [404, 422, 501] },
        new("GET", "/v1/queues/{id}/staffing", "getStaffing", "Answers agents needed per half hour, against those on the roster, and what one more or less would change.", Readers, staffing is null ? HistoryOperations.None : staffing.OfQueue)
        { Reply = typeof(QueueStaffingView), Query = StaffingDesk.Query, Problems = [404, 422, 501] },
        new("GET", "/v1/groups/{id}/staffing", "getGroupStaffing", "Answers where agents of a group will lack or be too many, and who could help whom.", Readers, staffing is null ? HistoryOperations.None : staffing.OfGroup)
        { Reply = typeof(GroupStaffingView), Query = StaffingDesk.Query, Problems = [404, 501] },
        new("GET", "/v1/groups/{id}/coaching", "getCoaching", "Answers agents beside their peers, by intent, and what is advised of what is no accident.", Readers, coaching is null ? HistoryOperations.None : coaching.Get)
        { Reply = typeof(CoachingView), Query = CoachingReads.Query, Problems = [404, 501] },
        new("GET", "/v1/groups/{id}/learning:drifts", "listDrifts", "Answers what agents of a group do otherwise in the last days than in the weeks before, where that is no accident.", Readers, coaching is null ? HistoryOperations.None : coaching.GetDrifts)
        { Reply = typeof(DriftsView), Problems = [404, 501] },
    ];
}

/// <summary>Looks ahead with the server where there is a history to go by.</summary>
internal sealed class OutlookStart(IServiceProvider services) : IHostedService
{
    private readonly OutlookHost? _host = services.GetService<IHistory>() is null ? null : services.GetRequiredService<OutlookHost>();

    public Task StartAsync(CancellationToken cancellationToken) => _host?.StartAsync(cancellationToken) ?? Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => _host?.StopAsync(cancellationToken) ?? Task.CompletedTask;
}
