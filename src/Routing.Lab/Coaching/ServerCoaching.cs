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
        var table = ServerFigures.Table("agent", "intent", "measure", "contacts", "own", "peers", "expected", "95 % interval");
        foreach (var figure in figures)
        {
            var format = figure.Measure == CoachingMeasure.HandleTime ? "0" : "0.00";
            table.Row(
                figure.Agent, figure.Intent, JsonNamingPolicy.CamelCase.ConvertName(figure.Measure.ToString()), ServerFigures.Number(figure.Contacts, "0"), ServerFigures.Number(figure.Own, format), ServerFigures.Number(figure.Peers, format),
                ServerFigures.Number(figure.Expected, format), $"{ServerFigures.Number(figure.Low, format)}–{ServerFigures.Number(figure.High, format)}");
        }
        return table;
    }

    private static Table Advice(IEnumerable<CoachingAdviceView> advice)
    {
        var table = ServerFigures.Table(CoachCommand.Columns);
        foreach (var one in advice) table.Row(one.Agent, one.Intent, one.Advice == CoachingAdvice.Train ? "training" : $"skill, level {one.Level}", one.Reason);
        return table;
    }
}
