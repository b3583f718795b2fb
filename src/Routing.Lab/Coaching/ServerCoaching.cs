using System.Text.Json;
using Routing.Client;
using Spectre.Console;

namespace Routing.Lab;

/// <summary><c>coach URL</c>: agents beside their peers, from the history a server keeps.</summary>
internal static class ServerCoaching
{
    public const string Why = "A server allows for the number of comparisons by itself, and its console has the page.";

    public static async Task Show(RoutingClient server, string group, string? agent, string? intent, int? days, string? json, CancellationToken ct)
    {
        var view = await server.Planning.Coaching(group, agent, intent, days, ct);
        await Cli.Write(json, () => JsonSerializer.Serialize(view, ApiJson.Default.CoachingView), () =>
        {
            var real = view.Figures.Where(figure => figure.IsReal).ToList();
            AnsiConsole.WriteLine($"{view.Figures.Length} figures of {view.Figures.Select(figure => figure.Agent).Distinct().Count()} agents compared with their peers'; {real.Count} are no accident; {view.Advice.Length} are large enough to advise something.");
            if (real.Count > 0) AnsiConsole.Write(Figures(real));
            if (!view.Advice.IsEmpty) AnsiConsole.Write(Advice(view.Advice));
        });
    }

    // By agent and intent, as the server has them: there is no ranking.
    private static Table Figures(IEnumerable<CoachingFigureView> figures)
    {
        var table = Told.Table("agent", "intent", "measure", "contacts", "own", "peers", "expected", "95 % interval");
        foreach (var figure in figures)
        {
            var format = figure.Measure == CoachingMeasure.HandleTime ? "0" : "0.00";
            table.Row(
                figure.Agent, figure.Intent, JsonNamingPolicy.CamelCase.ConvertName(figure.Measure.ToString()), Told.Number(figure.Contacts, "0"), Told.Number(figure.Own, format), Told.Number(figure.Peers, format),
                Told.Number(figure.Expected, format), $"{Told.Number(figure.Low, format)}–{Told.Number(figure.High, format)}");
        }
        return table;
    }

    private static Table Advice(IEnumerable<CoachingAdviceView> advice)
    {
        var table = Told.Table(CoachCommand.Columns);
        foreach (var one in advice) table.Row(one.Agent, one.Intent, one.Advice == CoachingAdvice.Train ? "training" : $"skill, level {one.Level}", one.Reason);
        return table;
    }
}
