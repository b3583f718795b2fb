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
            AnsiConsole.WriteLine($"{queue}{(intent is null ? "" : $", {intent}")}: {view.Method}, from {view.KnownDays} days; WAPE {Told.Percent(view.WapePercent)}, seasonal naive {Told.Percent(view.NaiveWapePercent)}");
            AnsiConsole.Write(Table(view));
            if (view.Tried is { } trial)
                AnsiConsole.WriteLine($"Tried on the last {trial.Days} days: WAPE {Told.Percent(trial.WapePercent)}, seasonal naive {Told.Percent(trial.NaiveWapePercent)}, MASE {Told.Number(trial.Mase, "0.00")}; the 80 % interval held {Told.Percent(trial.HeldPercent)}.");
        });
    }

    private static Table Table(IEnumerable<ForecastSummary> series)
    {
        var table = Told.Table("queue", "intent", "method", "WAPE", "seasonal naive", "better by", "MASE", "today", "tomorrow", "why not");
        foreach (var one in series)
        {
            table.Row(
                one.Queue, one.Intent ?? "(all)", one.Method ?? "–", Told.Percent(one.WapePercent), Told.Percent(one.NaiveWapePercent), Told.Percent(one.BetterThanNaivePercent),
                Told.Number(one.Mase, "0.00"), Told.Number(one.ContactsToday, "0"), Told.Number(one.ContactsTomorrow, "0"), one.Reason ?? "");
        }
        return table;
    }

    private static Table Table(ForecastView view)
    {
        var table = Told.Table($"from, {view.TimeZone}", "contacts", "80 % interval", "handle time", "came");
        foreach (var slot in view.Slots.Where(slot => slot.High > 0 || slot.Came > 0))
            table.Row(Told.Time(slot.From, view.TimeZone), Told.Number(slot.Contacts), $"{Told.Number(slot.Low)}–{Told.Number(slot.High)}", Told.Seconds(slot.HandleSeconds), Told.Number(slot.Came, "0"));
        return table;
    }
}
