using System.CommandLine;
using System.Text.Json;
using Routing.Client;
using Spectre.Console;

namespace Routing.Lab;

/// <summary><c>learning URL</c>: what a server has learned of agents, by intent; frozen, reset, exported.</summary>
internal static class LearningCommand
{
    private const string Show = "show";
    private const string Export = "export";

    public static Command Make()
    {
        var server = new ServerArguments();
        var url = new Argument<Uri>("URL") { Description = "The server, as in http://127.0.0.1:5080.", CustomParser = DriveCommand.Address };
        var action = new Argument<string>("ACTION") { Description = "show, export, or of one agent: freeze, resume, reset.", DefaultValueFactory = _ => Show };
        action.AcceptOnlyFromAmong(Show, Export, "freeze", "resume", "reset");
        var agent = new Option<string?>("--agent") { Description = "Only this agent; freeze, resume and reset need one." };
        var intent = new Option<string?>("--intent") { Description = "Only this intent; without it, every one there is a record of." };
        var format = new Option<string>("--format") { Description = "With export: csv or jsonl.", DefaultValueFactory = _ => "csv" };
        var file = new Option<string?>("--file") { Description = "With export: writes to this file; without it, to standard output." };
        var json = new Option<string?>("--json") { Description = "Writes what is shown as JSON to this file, - for standard output." };
        format.AcceptOnlyFromAmong("csv", "jsonl");
        var command = new Command("learning", "Shows what is learned of agents by intent, beside what is known of their group; freezes, resumes, resets and exports it.") { url, action, agent, intent, format, file, json };
        server.AddTo(command);
        command.SetAction((parsed, ct) => Cli.Guard(() => server.Ask(parsed, parsed.GetValue(url)!.AbsoluteUri, async client =>
        {
            var act = parsed.GetValue(action);
            if (act == Export) Cli.Refuse(parsed, "is for what is shown; export writes to --file, in --format.", json);
            else Cli.Refuse(parsed, $"is for export; {act} takes none.", format, file);
            if (act is not (Show or Export)) server.RefuseGroup(parsed, $"is for show and export; {act} is of one agent, whose group is known.");
            var (group, who, of, to) = (server.Group(parsed), parsed.GetValue(agent), parsed.GetValue(intent), parsed.GetValue(json));
            switch (act)
            {
                case Show: await List(client, group, who, of, to, ct); break;
                case Export: await Write(parsed.GetValue(file), await client.Learning.Export(group, who, of, parsed.GetValue(format)!, ct), ct); break;
                case "freeze": await Write(await client.Learning.Freeze(Named(who), of, ct), to); break;
                case "resume": await Write(await client.Learning.Resume(Named(who), of, ct), to); break;
                default: await Write(await client.Learning.Reset(Named(who), of, ct), to); break;
            }
        })));
        return command;
    }

    private static string Named(string? agent) => agent ?? throw new InvalidOperationException("--agent: name the agent whose learning is to change.");

    private static async Task List(RoutingClient client, string group, string? agent, string? intent, string? json, CancellationToken ct)
    {
        var learned = new List<LearnedView>();
        await foreach (var one in client.Learning.List(group, agent, intent, ct)) learned.Add(one);
        await Cli.Write(json, () => JsonSerializer.Serialize(new Page<LearnedView>([.. learned], null), ApiJson.Default.LearnedPage), () => AnsiConsole.Write(Table(learned)));
    }

    private static async Task Write(string? file, string text, CancellationToken ct)
    {
        if (file is null)
        {
            await Console.Out.WriteAsync(text);
            return;
        }
        await File.WriteAllTextAsync(file, text, ct);
        await Console.Error.WriteLineAsync($"What is learned is in {file}.");
    }

    private static Task Write(AgentLearningView view, string? json) => Cli.Write(json, () => JsonSerializer.Serialize(view, ApiJson.Default.AgentLearningView), () =>
    {
        var table = ServerFigures.Table("agent", "intent", "contacts", "resolved", "frozen");
        foreach (var one in view.Intents) table.Row(view.Agent, one.Intent, ServerFigures.Number(one.Contacts), ServerFigures.Number(one.Resolved), one.Frozen ? "yes" : "no");
        AnsiConsole.Write(table);
    });

    private static Table Table(IEnumerable<LearnedView> learned)
    {
        var table = ServerFigures.Table("agent", "intent", "contacts", "resolved", "expected, 90 % interval", "group", "satisfaction expected", "group", "handle time expected", "group", "frozen");
        foreach (var one in learned)
        {
            table.Row(
                one.Agent, one.Intent, ServerFigures.Number(one.Contacts), ServerFigures.Percent(one.ResolvedPercent),
                $"{ServerFigures.Percent(one.ExpectedResolvedPercent)} ({ServerFigures.Number(one.ExpectedResolvedLowPercent)}–{ServerFigures.Number(one.ExpectedResolvedHighPercent)})", ServerFigures.Percent(one.GroupResolvedPercent),
                ServerFigures.Number(one.ExpectedSatisfaction, "0.00"), ServerFigures.Number(one.GroupSatisfaction, "0.00"), ServerFigures.Seconds(one.ExpectedHandleSeconds), ServerFigures.Seconds(one.GroupHandleSeconds), one.Frozen ? "yes" : "no");
        }
        return table;
    }
}
