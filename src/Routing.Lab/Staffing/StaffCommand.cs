using System.CommandLine;
using System.Text.Json;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary><c>staff FILE</c>: agents needed for a forecast of a history (CSV), or what one agent more or less does to a simulated roster (a scenario); <c>staff URL</c>: agents needed on a server, against its roster.</summary>
internal static class StaffCommand
{
    private const double UsualHandleSeconds = 300;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static Command Make()
    {
        var simulation = new SimulationArguments();
        var roster = new Option<string?>("--roster") { Description = "With a CSV: JSON with targets, and by queue agents per slot, helps and patienceSeconds." };
        var calendar = new Option<string?>("--calendar") { Description = "With a CSV: holidays and campaigns, as for forecast." };
        var days = Cli.Number("--days", "With a CSV or a server: days ahead, 1–14.", 1, int.MinValue);
        var move = new Option<string?>("--move") { Description = "With a scenario: what it does to move agents for hours of each day, as 3:advice:after-sales:14-16." };
        var queue = new Option<string?>("--queue") { Description = "Of a server: the half hours of this queue; without it, gaps of the whole group and who could help whom." };
        var server = new ServerArguments();
        var command = new Command("staff", "Agents needed per half hour for a forecast (FILE.csv), or what one agent more or less in each pool does (a scenario); or, of a server (its URL), agents needed against its roster.") { roster, calendar, days, move, queue };
        simulation.AddTo(command);
        server.AddTo(command);
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            if (ServerArguments.Names(simulation.File(parsed)))
            {
                ServerArguments.RefuseOfFiles(parsed, ServerStaffing.Why, [roster, calendar, move, simulation.Html, .. simulation.OfRuns]);
                if (Cli.IsGiven(parsed, queue)) server.RefuseGroup(parsed, "is for the gaps of a whole group; --queue names one queue, of whatever group.");
                await server.Ask(parsed, simulation.File(parsed), asked => parsed.GetValue(queue) is { } name
                    ? ServerStaffing.OfQueue(asked, name, parsed.GetValue(days), parsed.GetValue(simulation.Json), ct)
                    : ServerStaffing.OfGroup(asked, server.Group(parsed), parsed.GetValue(days), parsed.GetValue(simulation.Json), ct));
                return;
            }
            server.RefuseOfServers(parsed, queue);
            if (simulation.File(parsed).EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || simulation.File(parsed).EndsWith(".tsv", StringComparison.OrdinalIgnoreCase))
            {
                Cli.Refuse(parsed, "is for a scenario, and this is a history (.csv, .tsv), whose staffing is reckoned and not simulated.", [move, .. simulation.OfRuns]);
                var staffing = Plan(simulation.File(parsed), RosterFile.Read(parsed.GetValue(roster)), CalendarFile.Read(parsed.GetValue(calendar)), parsed.GetValue(days));
                await Cli.WritePage(parsed.GetValue(simulation.Html), () => StaffPage.Of(staffing, Cli.Given(parsed)));
                await Cli.Write(parsed.GetValue(simulation.Json), () => JsonSerializer.Serialize(staffing, Json), () => StaffTables.Show(staffing));
                return;
            }
            Cli.Refuse(parsed, "is for a history (.csv, .tsv); a scenario says by itself who arrives and who serves.", roster, calendar, days);
            var scenario = simulation.Scenario(parsed);
            var options = simulation.Read(parsed);
            var moved = parsed.GetValue(move) is { } text ? RosterMove.Parse(text) : null;
            var runs = moved is null ? 1 + (2 * scenario.Pools.Length) : 2;
            var effects = RunProgress.Watch(
                $"simulating {runs} rosters", options.Replications * (long)(scenario.WarmUpArrivals + options.Arrivals),
                progress => moved is null ? RosterEffect.Of(scenario, options, progress, ct) : RosterEffect.Of(scenario, moved, options, progress, ct));
            await Cli.WritePage(parsed.GetValue(simulation.Html), () => StaffPage.Of(scenario, effects, Cli.Given(parsed)));
            await Cli.Write(parsed.GetValue(simulation.Json), () => JsonSerializer.Serialize(effects.Select(effect => new { effect.Pool, effect.Change, effect.Move, effect.Result.Classes, effect.Differences }), Json), () => StaffTables.Show(scenario, effects));
        }));
        return command;
    }

    public static Staffing Plan(string path, RosterFile roster, ForecastCalendar calendar, int days)
    {
        const int Minutes = 30;
        var known = SeriesFile.Read(path, Minutes);
        foreach (var queue in roster.Queues.Keys.Concat(roster.Queues.Values.SelectMany(queue => queue.Helps ?? [])))
        {
            if (known.All(series => series.Name != queue)) throw new InvalidOperationException($"--roster: {path} has nothing of \"{queue}\"; it has {string.Join("; ", known.Select(series => series.Name))}.");
        }
        var plans = known.Select(series =>
        {
            try
            {
                var there = roster.Queues.GetValueOrDefault(series.Name) ?? new QueueRoster();
                var forecast = Forecaster.Run(series.Counts, calendar, days);
                var times = series.HandleTimes is { } own && own.Seconds.Sum() > 0 ? HandleTimeForecast.Run(own, days) : null;
                var loads = forecast.Slots.Select((slot, n) => new StaffingLoad(slot.Contacts * 60 / Minutes, times?.Seconds[n] ?? UsualHandleSeconds, there.PatienceSeconds));
                var agents = there.Agents is { Length: > 0 } given ? Enumerable.Range(0, forecast.Slots.Length).Select(n => given[n % given.Length]).ToList() : null;
                return (forecast.FirstDay, Plan: StaffingPlan.Of(series.Name, loads, there.Targets ?? roster.Targets ?? new StaffingTargets(), agents));
            }
            catch (ArgumentException fault)
            {
                throw new InvalidOperationException($"{series.Name}: {fault.Message}", fault);
            }
        }).ToList();
        var rostered = plans.Where(plan => plan.Plan.Slots[0].Rostered is not null).Select(plan => plan.Plan).ToList();
        var moves = StaffingMoves.Of(rostered, (from, to) => roster.Queues.GetValueOrDefault(from)?.Helps?.Contains(to) == true);
        return new Staffing(plans[0].FirstDay.ToDateTime(TimeOnly.MinValue), Minutes, [.. plans.Select(plan => plan.Plan)], [.. plans.SelectMany(plan => plan.Plan.Gaps().Select(gap => new QueueGap(plan.Plan.Queue, gap)))], moves);
    }
}
