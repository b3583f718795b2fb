using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Routing.Gateway;

/// <summary>Puts, reads and deletes rules for alerts, and lists what is raised and what was.</summary>
internal sealed class AlertDesk(IActorDirectory actors, AlertHost host, PastWeeks past)
    : KeptDesk<AlertRule, AlertRuleView>(actors, "alertRule", AlertShape.Config, ApiJson.Default.AlertRule, ApiJson.Default.AlertRuleView, ApiJson.Default.AlertRulePage)
{
    private const string Raised = "raised";
    private const string Cleared = "cleared";
    private const string RaisedOrCleared = "all";
    public static readonly string[] States = [Raised, Cleared, RaisedOrCleared];

    /// <param name="desk">Null where the engine keeps no history: the operations are described, and say so.</param>
    public static Operation[] Operations(AlertDesk? desk, Func<Call, ValueTask<Reply>> none) =>
    [
        new("GET", "/v1/alerts", "listAlerts", "Lists alerts, newest first: those raised now, those cleared lately, or all.", Readers, desk is null ? none : desk.ListAlerts)
        { Reply = typeof(Page<Alert>), Query = ["state", "rule", .. Paging.Parameters], Problems = [501] },
        new("GET", "/v1/alertRules", "listAlertRules", "Lists what is watched.", Readers, desk is null ? none : desk.List)
        { Reply = typeof(Page<AlertRuleView>), Query = Paging.Parameters, Problems = [501] },
        new("GET", "/v1/alertRules/{id}", "getAlertRule", "Answers a rule for alerts, and how many it has raised.", Readers, desk is null ? none : desk.Get)
        { Reply = typeof(AlertRuleView), Problems = [404, 501] },
        new("PUT", "/v1/alertRules/{id}", "putAlertRule", "Watches a measure from now on, or changes how; what a rule raised that judged otherwise is cleared.", Role.Admin, desk is null ? none : desk.Put)
        { Body = typeof(AlertRule), Reply = typeof(AlertRuleView), Conditional = true, Problems = [412, 422, 501], Audit = desk?.Audit },
        new("PATCH", "/v1/alertRules/{id}", "patchAlertRule", "Changes some of a rule for alerts (JSON merge patch).", Role.Admin, desk is null ? none : desk.Patch)
        { Body = typeof(AlertRule), MediaTypes = Json.PatchTypes, Reply = typeof(AlertRuleView), Conditional = true, Problems = [404, 412, 422, 501], Audit = desk?.Audit },
        new("DELETE", "/v1/alertRules/{id}", "deleteAlertRule", "Watches no more; what it raised is cleared.", Role.Admin, desk is null ? none : desk.Delete)
        { Success = 204, Conditional = true, Problems = [404, 412, 501], Audit = desk?.Audit },
    ];

    public override Problem? Check(string id, AlertRule rule) => ConfigCheck.Of(rule);

    protected override async ValueTask<IEnumerable<Kept>> All(CancellationToken ct)
    {
        var roster = await Keeper.Alerts(ct);
        var all = new List<Kept>();
        foreach (var kept in roster.Rules)
        {
            var known = await past.Of(kept.Rule, ct);
            all.Add(new Kept(kept.Id, kept.Rule, kept.Version, () => ViewOf(kept, roster) with { Past = known }));
        }
        return all;
    }

    protected override ValueTask<ConfigureAnswer> Set(string id, AlertRule? rule, long? expectedVersion, CancellationToken ct) => Keeper.SetAlertRule(id, rule, expectedVersion, ct);

    protected override void FromNowOn() => host.Ask();

    private async ValueTask<Reply> ListAlerts(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        var state = call.Query("state") ?? Raised;
        if (!States.Contains(state)) return ProblemKinds.InvalidParameter.At("state", $"Use one of: {string.Join(", ", States)}.");
        var alerts = new List<Alert>();
        // The present first: what is cleared between the two reads is then told twice, and not lost.
        if (state != Cleared) alerts.AddRange((await Keeper.Alerts(call.Ct)).Standings.Select(standing => standing.Alert).OfType<Alert>());
        if (state != Raised) alerts.AddRange((await Keeper.PastAlerts(call.Ct)).Items);
        if (call.Query("rule") is { } rule) alerts.RemoveAll(alert => alert.Rule != rule);
        var ordered = alerts.DistinctBy(alert => alert.Id).OrderByDescending(PlaceOf, StringComparer.Ordinal).ToList();
        var rest = ordered.Where(alert => paging.After is null || string.CompareOrdinal(PlaceOf(alert), paging.After) < 0).Take(paging.Limit + 1).ToImmutableArray();
        return Reply.Of(rest.Length > paging.Limit ? new Page<Alert>(rest[..paging.Limit], PlaceOf(rest[paging.Limit - 1])) : new Page<Alert>(rest, null), ApiJson.Default.AlertPage);
    }

    /// <summary>By when it was raised, then by its number: two may be raised at once.</summary>
    private static string PlaceOf(Alert alert) => $"{alert.RaisedAt.UtcTicks:D19}.{long.Parse(alert.Id.AsSpan(alert.Id.LastIndexOf('~') + 1), NumberStyles.None, CultureInfo.InvariantCulture):D19}";

    private static AlertRuleView ViewOf(AlertRuleKept kept, AlertRoster roster) =>
        new(kept.Rule) { Id = kept.Id, Raised = roster.Standings.Count(standing => standing.Rule == kept.Id && standing.Alert is not null), NeverRaises = AlertRules.WhyNever(kept.Rule)?.Mend };
}

/// <summary>Adds what judges and tells alerts.</summary>
internal static class AlertHosting
{
    public static IServiceCollection AddAlerts(this IServiceCollection services) => services.AddSingleton<AlertReader>().AddSingleton<PastWeeks>().AddSingleton<AlertHost>().AddSingleton<AlertDesk>();
}
