using System.Text.Json;
using Routing.Client;
using Spectre.Console;

namespace Routing.Lab;

/// <summary><c>forecast URL</c>: what a server expects, from the history it keeps.</summary>
internal static class ServerForecast
{
    public const string Why = "A server goes by its own history and planning: PUT /v1/groups/{id}/planning.";

    /// <summary>Every series of a group, with the method chosen and its error.</summary>
    public static async Task List(RoutingClient server, string group, string? json, CancellationToken ct)
    {
        var series = new List<ForecastSummary>();
        for (string? after = null; ;)
        {
            var page = await server.Planning.Forecasts(group, after, ct);
            series.AddRange(page.Items);
            if ((after = page.Next) is null) break;
        }
        await Cli.Write(json, () => JsonSerializer.Serialize(new Page<ForecastSummary>([.. series], null), ApiJson.Default.ForecastPage), () => AnsiConsole.Write(Table(series)));
    }

    /// <summary>The half hours ahead of one queue, or of one of its intents.</summary>
    public static async Task Show(RoutingClient server, string queue, string? intent, int days, int? tried, string? json, CancellationToken ct)
    {
        var view = await server.Planning.Forecast(queue, intent, days, tried, ct);
        await Cli.Write(json, () => JsonSerializer.Serialize(view, ApiJson.Default.ForecastView), () =>
        {
            AnsiConsole.WriteLine($"{queue}{(intent is null ? "" : $", {intent}")}: {view.Method}, from {view.KnownDays} days; WAPE {ServerFigures.Percent(view.WapePercent)}, seasonal naive {ServerFigures.Percent(view.NaiveWapePercent)}, by chance alone {ServerFigures.Percent(view.FloorWapePercent)}");
            AnsiConsole.Write(Table(view));
            if (view.Tried is { } trial)
                AnsiConsole.WriteLine($"Tried on the last {trial.Days} days: WAPE {ServerFigures.Percent(trial.WapePercent)}, seasonal naive {ServerFigures.Percent(trial.NaiveWapePercent)}, by chance alone {ServerFigures.Percent(trial.FloorWapePercent)} ({ServerFigures.Percent(trial.ReachedPercent)} of the way reached), MASE {ServerFigures.Number(trial.Mase, "0.00")}; the 80 % interval held {ServerFigures.Percent(trial.HeldPercent)}.");
        });
    }

    private static Table Table(IEnumerable<ForecastSummary> series)
    {
        var table = ServerFigures.Table("queue", "intent", "method", "WAPE", "seasonal naive", "better by", "chance alone", "reached", "MASE", "today", "tomorrow", "why not");
        foreach (var one in series)
        {
            table.Row(
                one.Queue, one.Intent ?? "(all)", one.Method ?? "–", ServerFigures.Percent(one.WapePercent), ServerFigures.Percent(one.NaiveWapePercent), ServerFigures.Percent(one.BetterThanNaivePercent), ServerFigures.Percent(one.FloorWapePercent), ServerFigures.Percent(one.ReachedPercent),
                ServerFigures.Number(one.Mase, "0.00"), ServerFigures.Number(one.ContactsToday, "0"), ServerFigures.Number(one.ContactsTomorrow, "0"), one.Reason ?? "");
        }
        return table;
    }

    private static Table Table(ForecastView view)
    {
        var table = ServerFigures.Table($"from, {view.TimeZone}", "contacts", "80 % interval", "handle time", "came");
        foreach (var slot in view.Slots.Where(slot => slot.High > 0 || slot.Came > 0))
            table.Row(ServerFigures.Time(slot.From, view.TimeZone), ServerFigures.Number(slot.Contacts), $"{ServerFigures.Number(slot.Low)}–{ServerFigures.Number(slot.High)}", ServerFigures.Seconds(slot.HandleSeconds), ServerFigures.Number(slot.Came, "0"));
        return table;
    }
}
