using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace Routing.Lab;

/// <summary><c>coach FILE</c>, or <c>coach URL</c> of a server: agents beside their peers by intent, and what is suggested where that is no accident.</summary>
internal static class CoachCommand
{
    internal static readonly string[] Columns = ["agent", "intent", "suggested", "why"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "CSV or TSV of handled contacts: agent, intent, and of resolved (true, false), satisfaction (1–5) and handleSeconds what is known. Or the URL of a server, as http://127.0.0.1:5080." };
        var share = Cli.Number("--false-share", "Of all that is suggested, the share that may be accidents.", CoachingDefaults.FalseShare, double.NegativeInfinity);
        var json = new Option<string?>("--json") { Description = "Writes figures and suggestions as JSON to this file, - for standard output." };
        var html = new Option<string?>("--html") { Description = "Writes a page to this file." };
        var agent = new Option<string?>("--agent") { Description = "Of a server: only this agent." };
        var intent = new Option<string?>("--intent") { Description = "Of a server: only this intent." };
        var days = Cli.NumberOrNone("--days", "Of a server: of how many last days.", 1);
        var server = new ServerArguments();
        var command = new Command("coach", "Suggests skills and training from how contacts ended, with reasons and without rankings.") { file, share, json, html, agent, intent, days };
        server.AddTo(command);
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            if (ServerArguments.Names(parsed.GetValue(file)))
            {
                ServerArguments.RefuseOfFiles(parsed, ServerCoaching.Why, share, html);
                await server.Ask(parsed, parsed.GetValue(file)!, asked => ServerCoaching.Show(asked, server.Group(parsed), parsed.GetValue(agent), parsed.GetValue(intent), parsed.GetValue(days), parsed.GetValue(json), ct));
                return;
            }
            server.RefuseOfServers(parsed, agent, intent, days);
            if (parsed.GetValue(share) is not (> 0 and <= 0.5)) throw new InvalidOperationException("--false-share: must be above 0 and at most 0.5.");
            var report = Core.Coaching.Of(HandledFile.Read(parsed.GetValue(file)!), parsed.GetValue(share));
            await Cli.WritePage(parsed.GetValue(html), () => Of(report, Cli.Given(parsed)));
            await Cli.Write(parsed.GetValue(json), () => JsonSerializer.Serialize(report, Json), () => Show(report));
        }));
        return command;
    }

    private static void Show(CoachingReport report)
    {
        AnsiConsole.WriteLine(Summary(report));
        if (report.Suggestions.IsEmpty) return;
        var table = new Table();
        foreach (var column in Columns) table.AddColumn(column);
        foreach (var suggestion in report.Suggestions) table.AddRow([.. Row(suggestion).Select(cell => Markup.Escape(cell))]);
        AnsiConsole.Write(table);
    }

    private static string Of(CoachingReport report, string command) => Page.Made(
        "Agents' figures are drawn towards their peers' as far as chance may have made them.", "Coaching", Summary(report), command,
        Page.Section("Suggestions", "For a supervisor to accept or not.", HtmlTable.Of("Suggestions", Columns, report.Suggestions.Select(suggestion => (string[])[suggestion.Agent, .. Row(suggestion).Skip(1).Select(Page.Text)]))));

    private static string Summary(CoachingReport report) => string.Create(
        CultureInfo.InvariantCulture, $"{report.Figures.Length:N0} figures of {report.Figures.Select(figure => figure.Agent).Distinct().Count():N0} agents compared with their peers'; {report.Suggestions.Length:N0} suggestions that are no accident.");

    private static string[] Row(CoachingSuggestion suggestion) =>
        [suggestion.Agent, suggestion.Intent, suggestion.Advice == CoachingAdvice.Train ? "training" : string.Create(CultureInfo.InvariantCulture, $"skill, level {suggestion.Level}"), suggestion.Reason];
}
