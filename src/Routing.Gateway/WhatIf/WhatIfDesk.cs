using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>Takes comparisons in, tells how far they are, and ends them.</summary>
internal sealed class WhatIfDesk(WhatIfRunner runner, IWhatIfPeers? peers, WhatIfSetups setups, TimeProvider clock)
{
    private const int RetryAfterSeconds = 10;

    public static void Map(OperationMap map, WhatIfDesk desk) => map.Add(
        new Operation("POST", "/v1/what-if", "askWhatIf", "Compares a routing group as it is with a variant of it, by simulation of the contacts that came in a time, or of as many as are forecast. Runs beside the routing, one at a time.", Role.Supervisor | Role.Admin, desk.Ask)
        { Body = typeof(AskWhatIf), Reply = typeof(WhatIfView), Success = 202, Problems = [404, 422, 429, 501] },
        new Operation("GET", "/v1/what-if", "listWhatIf", "Lists the comparisons that this server, or any silo, has in hand or has done since it started, without what they found.", Role.Supervisor | Role.Admin, desk.List)
        { Reply = typeof(Page<WhatIfView>), Query = Paging.Parameters },
        new Operation("GET", "/v1/what-if/{id}", "getWhatIf", "Answers a comparison: how far it is, and what it found.", Role.Supervisor | Role.Admin, desk.Get)
        { Reply = typeof(WhatIfView), Problems = [404, 410] },
        new Operation("DELETE", "/v1/what-if/{id}", "deleteWhatIf", "Ends a comparison if it is under way, and forgets it.", Role.Supervisor | Role.Admin, desk.Delete)
        { Success = 204, Problems = [404, 410] });

    private async ValueTask<Reply> Ask(Call call)
    {
        if (!runner.CanRun) return ProblemKinds.NotImplemented.With("This engine keeps no history, or has no lab. Use the embedded server, or a cluster on PostgreSQL.");
        if (call.Read(WhatIfShape.Ask, out var malformed) is not { } asked) return malformed!;
        if (WhatIfShape.Times(asked, clock.GetUtcNow(), out var untimely) is not var (from, to)) return untimely!;
        if (await setups.AsIs(asked.Group, call.Ct) is not { } asIs) return Outcomes.Missing($"group {asked.Group}");
        var (variant, wrong) = await setups.Variant(asked.Group, asIs, asked.Variant, call.Ct);
        if (wrong is not null) return wrong;
        var id = call.RepeatId ?? Guid.CreateVersion7().ToString("N");
        if (!runner.TryAdd(id, new WhatIfJob(id, asked, asIs, variant!, from, to, clock.GetUtcNow())))
            return new Problem(ProblemKinds.TooManyRequests) { Detail = $"{WhatIfLimits.MaxQueued} comparisons wait already. Delete one, or ask again later.", RetryAfterSeconds = RetryAfterSeconds };
        return Reply.Of(runner.Find(id)!, ApiJson.Default.WhatIfView, 202, location: $"/v1/what-if/{id}");
    }

    private async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        var all = peers is null ? runner.All : [.. runner.All, .. await peers.All(call.Ct)];
        return Reply.Of(paging.Of(all, view => view.Id), ApiJson.Default.WhatIfPage);
    }

    private async ValueTask<Reply> Get(Call call) =>
        (runner.Find(call.Id) ?? (peers is null ? null : await peers.Find(call.Id, call.Ct))) is { } view ? Reply.Of(view, ApiJson.Default.WhatIfView) : Missing(call);

    private async ValueTask<Reply> Delete(Call call) =>
        runner.Remove(call.Id) || (peers is not null && await peers.Remove(call.Id, call.Ct)) ? Reply.NoContent : Missing(call);

    private Problem Missing(Call call) => peers is null ? MissingRun.OfServer(RunKind.Comparison, call.Id, runner.StartedAt) : MissingRun.OfSilos(RunKind.Comparison, call.Id, clock.GetUtcNow());
}

/// <summary>Adds what compares.</summary>
internal static class WhatIfHosting
{
    public static IServiceCollection AddWhatIf(this IServiceCollection services) => services
        .AddSingleton<WhatIfSetups>().AddSingleton<SimulationTurn>().AddSingleton<IWhatIfHand>(s => s.GetRequiredService<WhatIfRunner>())
        .AddSingleton(s => new WhatIfDesk(s.GetRequiredService<WhatIfRunner>(), s.GetService<IWhatIfPeers>(), s.GetRequiredService<WhatIfSetups>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton(s => new WhatIfRunner(
            s.GetService<IWhatIfLab>(),
            s.GetService<IHistory>() is null ? null : Gathering(s),
            s.GetRequiredService<SimulationTurn>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<WhatIfRunner>>()))
        .AddHostedService(s => s.GetRequiredService<WhatIfRunner>());

    public static WhatIfGathering Gathering(IServiceProvider services) =>
        new(services.GetRequiredService<HistoryHost>(), services.GetRequiredService<IActorDirectory>(), new WhatIfAhead(services.GetRequiredService<ForecastBook>()));
}
