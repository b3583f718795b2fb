using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>Takes searches for needs in, tells how far they are, and ends them.</summary>
internal sealed class NeedsDesk(NeedsRunner runner, ForecastBook? forecasts, IActorDirectory actors, WhatIfSetups setups, TimeProvider clock)
{
    private const string Path = "/v1/staffingNeeds";
    private const int RetryAfterSeconds = 10;
    private const Role Callers = Role.Supervisor | Role.Admin;

    public static void Map(OperationMap map, NeedsDesk desk) => map.Add(
        new Operation("POST", Path, "askNeeds", "Finds the agents needed on a day, pool by pool and half hour by half hour, by simulation of rosters under the group's own rules. Runs beside the routing, one at a time.", Callers, desk.Ask)
        { Body = typeof(AskNeeds), Reply = typeof(NeedsView), Success = 202, Problems = [404, 422, 429, 501] },
        new Operation("GET", Path, "listNeeds", "Lists the searches that this server has in hand or has done since it started, without what they found.", Callers, desk.List)
        { Reply = typeof(Page<NeedsView>), Query = Paging.Parameters },
        new Operation("GET", Path + "/{id}", "getNeeds", "Answers a search: how far it is, and what it found.", Callers, desk.Get)
        { Reply = typeof(NeedsView), Problems = [404, 410] },
        new Operation("DELETE", Path + "/{id}", "deleteNeeds", "Ends a search if it is under way, and forgets it.", Callers, desk.Delete)
        { Success = 204, Problems = [404, 410] });

    private async ValueTask<Reply> Ask(Call call)
    {
        if (!runner.CanRun) return ProblemKinds.NotImplemented.With("This engine keeps no history, or has no lab. Use the embedded server, or a cluster on PostgreSQL.");
        if (call.Read(NeedsShape.Ask, out var malformed) is not { } asked) return malformed!;
        if (await setups.AsIs(asked.Group, call.Ct) is not { } asIs) return Outcomes.Missing($"group {asked.Group}");
        var now = clock.GetUtcNow();
        var planning = (await actors.Dispatcher(asked.Group).ReadPlanning(call.Ct)).Config;
        if (NeedsShape.Day(asked, new SlotClock(TimeZoneInfo.FindSystemTimeZoneById(planning.TimeZone)), now, out var untimely) is not { } day) return untimely!;
        var pools = NeedsPools.Of(asIs, day.Starts);
        if (pools.IsEmpty) return ProblemKinds.RuleBroken.At("group", $"No person of group {asked.Group} can take contacts of its queues. Give agents their queues first.");
        if (pools.Length > NeedsLimits.MaxPools)
            return ProblemKinds.RuleBroken.At("group", $"The agents of group {asked.Group} are of {pools.Length} kinds by queues and languages, and at most {NeedsLimits.MaxPools} can be searched. Give agents of a team the same queues, or put queues that share no agents in groups of their own.");
        if (pools.Sum(pool => pool.Agents.Length) > NeedsLimits.MaxAgents)
            return ProblemKinds.RuleBroken.At("group", $"Group {asked.Group} has more than {NeedsLimits.MaxAgents} agents, too many to be simulated beside the routing. Put queues that share no agents in groups of their own, or run Routing.Lab needs on another machine.");
        if (asked.Arrivals == WhatIfArrivals.Forecast && await Unforeseeable(asked.Group, day, call.Ct) is { } problem) return problem;
        var id = call.RepeatId ?? Guid.CreateVersion7().ToString("N");
        if (!runner.TryAdd(id, new NeedsJob(id, asked, asIs, pools, planning, day, now)))
            return new Problem(ProblemKinds.TooManyRequests) { Detail = $"{WhatIfLimits.MaxQueued} searches wait already. Delete one, or ask again later.", RetryAfterSeconds = RetryAfterSeconds };
        return Reply.Of(runner.Find(id)!, ApiJson.Default.NeedsView, 202, location: $"{Path}/{id}");
    }

    private async ValueTask<Problem?> Unforeseeable(string group, DayOfNeeds day, CancellationToken ct)
    {
        if (await forecasts!.Of(group, ct) is not { } forecast) return ForecastDesk.Busy();
        var expected = NeedsGathering.Expected(forecast, day);
        if (expected.IsEmpty)
            return ProblemKinds.RuleBroken.At("arrivals", $"Nothing can be forecast for group {group} yet: {forecast.Queues.Select(queue => forecast.Find(queue, null)?.Reason).OfType<string>().FirstOrDefault() ?? "it has no history."} Ask for a day that is over, with asTheyCame.");
        var contacts = expected.Values.Sum();
        return contacts > NeedsLimits.MaxContacts ? ProblemKinds.RuleBroken.At("day", NeedsGathering.TooMany(contacts)) : null;
    }

    private ValueTask<Reply> List(Call call) => new(Paging.Read(call, out var paging) is { } problem ? problem : Reply.Of(paging.Of(runner.All, view => view.Id), ApiJson.Default.NeedsPage));

    private ValueTask<Reply> Get(Call call) => new(runner.Find(call.Id) is { } view ? Reply.Of(view, ApiJson.Default.NeedsView) : Missing(call));

    private ValueTask<Reply> Delete(Call call) => new(runner.Remove(call.Id) ? Reply.NoContent : Missing(call));

    private Problem Missing(Call call) => MissingRun.OfServer(new("search", Path), call.Id, runner.StartedAt);
}

/// <summary>Adds what searches for needs.</summary>
internal static class NeedsHosting
{
    public static IServiceCollection AddNeeds(this IServiceCollection services) => services
        .AddSingleton(s => new NeedsDesk(
            s.GetRequiredService<NeedsRunner>(), s.GetService<IHistory>() is null ? null : s.GetRequiredService<ForecastBook>(), s.GetRequiredService<IActorDirectory>(), s.GetRequiredService<WhatIfSetups>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton(s => new NeedsRunner(
            s.GetService<INeedsLab>(),
            s.GetService<IHistory>() is null ? null : new NeedsGathering(
                s.GetRequiredService<HistoryHost>(), WhatIfHosting.Gathering(s), new WhatIfAhead(s.GetRequiredService<ForecastBook>()), s.GetRequiredService<ForecastBook>(), s.GetRequiredService<TimeProvider>()),
            s.GetRequiredService<SimulationTurn>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<NeedsRunner>>()))
        .AddHostedService(s => s.GetRequiredService<NeedsRunner>());
}
