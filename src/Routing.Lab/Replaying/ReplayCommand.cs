using System.CommandLine;
using System.Text.Json;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary><c>replay HISTORY --rules DRAFT</c>: yesterday's contacts under draft rules.</summary>
internal static class ReplayCommand
{
    public static Command Make()
    {
        var history = new Argument<string>("HISTORY") { Description = "A server's --data directory, its routing.db or a backup of it; or a file of what GET /v1/events sends." };
        var rules = new Option<string>("--rules") { Description = "The draft: {\"queues\":{\"ID\":{…}},\"groups\":{…},\"agents\":{…}}, with the fields that change, as PATCH takes them.", Required = true };
        var config = new Option<string?>("--config") { Description = "For a file of events: what was configured, in the same form, with the bodies that PUT takes." };
        var from = Cli.InstantOrNone("--from", "Replays contacts that came from here on, as in 2026-01-05T00:00:00Z; without it, the last 24 hours of the history.");
        var to = Cli.InstantOrNone("--to", "Leaves out what happened after this.");
        var seed = Cli.Number("--seed", "The same seed, the same bytes out.", 1L, long.MinValue);
        var json = new Option<string?>("--json") { Description = "Writes the result as JSON to this file, - for standard output." };
        var html = new Option<string?>("--html") { Description = "Writes a page with charts to this file: one file, to be opened from disk." };
        var command = new Command("replay", "Replays a server's own history under the rules as they were and under a draft, and tells what would change.") { history, rules, config, from, to, seed, json, html };
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            Cli.CheckFolder(json.Name, parsed.GetValue(json));
            Cli.CheckFolder(html.Name, parsed.GetValue(html));
            var source = parsed.GetValue(history)!;
            var past = await HistoryReader.Read(source, parsed.GetValue(config), HistoryWindow.Of(parsed.GetValue(from), parsed.GetValue(to)), ct);
            var draft = DraftReader.ReadFile(parsed.GetValue(rules)!, past.Setup);
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(source));
            var replayed = RunProgress.Watch($"replaying {name}", 2L * past.Contacts.Length, progress => Replay.Of(past, draft, name, parsed.GetValue(seed), null, progress, ct));
            await Cli.WritePage(parsed.GetValue(html), () => ReplayPage.Of(replayed, Cli.Given(parsed)));
            await Cli.Write(parsed.GetValue(json), () => JsonSerializer.Serialize(replayed.Result, ReplayJson.Default.ReplayResult), () => ReplayTables.Show(replayed.Result));
        }));
        return command;
    }
}
