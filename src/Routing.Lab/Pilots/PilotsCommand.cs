using System.CommandLine;
using System.Text.Json;
using Routing.Client;
using Spectre.Console;

namespace Routing.Lab;

/// <summary><c>pilots URL</c>: the pilots of a server, how they stand, and their end one way or the other.</summary>
internal static class PilotsCommand
{
    private const string List = "list";
    private const string Show = "show";
    private const string Estimate = "estimate";

    public static Command Make()
    {
        var server = new ServerArguments();
        var url = new Argument<Uri>("URL") { Description = "The server, as in http://127.0.0.1:5080.", CustomParser = DriveCommand.Address };
        var action = new Argument<string>("ACTION") { Description = "list (of all groups), show, start, stop, promote, rollBack, or estimate: what a policy that has not run would have come to.", DefaultValueFactory = _ => List };
        action.AcceptOnlyFromAmong(List, Show, "start", "stop", "promote", "rollBack", Estimate);
        var reason = new Option<string?>("--reason") { Description = "With stop and rollBack: why, for the audit." };
        var selection = new Option<string>("--selection") { Description = "With estimate: the policy.", DefaultValueFactory = _ => "most-resolving" };
        var events = Cli.Number("--events", "With estimate: of how many of the newest events.", new EstimatePolicy { Selection = "" }.Events, 1);
        var json = new Option<string?>("--json") { Description = "Writes what is shown as JSON to this file, - for standard output." };
        var command = new Command("pilots", "Shows the pilots of a server with their intervals, starts and stops them, promotes them or rolls them back.") { url, action, reason, selection, events, json };
        server.AddTo(command);
        command.SetAction((parsed, ct) => Cli.Guard(() => server.Ask(parsed, parsed.GetValue(url)!.AbsoluteUri, async client =>
        {
            var act = parsed.GetValue(action);
            if (act is not ("stop" or "rollBack")) Cli.Refuse(parsed, $"is kept with stop and rollBack; {act} takes none.", reason);
            if (act != Estimate) Cli.Refuse(parsed, $"is for estimate; {act} takes none.", selection, events);
            if (act == List) server.RefuseGroup(parsed, "is for one pilot; list has those of all groups. Say show to see the one.");
            var (group, to, why) = (server.Group(parsed), parsed.GetValue(json), parsed.GetValue(reason));
            switch (act)
            {
                case List: await WriteAll(client, to, ct); break;
                case Show: await Write(await client.Pilots.Get(group, ct), to); break;
                case "start": await Write(await client.Pilots.Start(group, ct), to); break;
                case "stop": await Write(await client.Pilots.Stop(group, why, ct), to); break;
                case "promote": await Write(await client.Pilots.Promote(group, ct), to); break;
                case "rollBack": await Write(await client.Pilots.RollBack(group, why, ct), to); break;
                default: await Write(await client.Pilots.Estimate(group, new EstimatePolicy { Selection = parsed.GetValue(selection)!, Events = parsed.GetValue(events) }, ct), to); break;
            }
        })));
        return command;
    }

    private static async Task WriteAll(RoutingClient client, string? json, CancellationToken ct)
    {
        var pilots = new List<PilotView>();
        await foreach (var group in client.Groups.List(ct))
        {
            try
            {
                pilots.Add(await client.Pilots.Get(group.Id, ct));
            }
            catch (RoutingProblemException none) when (none.Status == System.Net.HttpStatusCode.NotFound)
            {
                // Most groups have none.
            }
        }
        await Cli.Write(json, () => $"[{string.Join(",\n", pilots.Select(pilot => JsonSerializer.Serialize(pilot, ApiJson.Default.PilotView)))}]", () =>
        {
            if (pilots.Count == 0) AnsiConsole.WriteLine("No group has a pilot.");
            else AnsiConsole.Write(PilotTables.Of(pilots));
        });
    }

    private static Task Write(PilotView pilot, string? json) => Cli.Write(json, () => JsonSerializer.Serialize(pilot, ApiJson.Default.PilotView), () => PilotTables.Show(pilot));

    private static Task Write(PolicyEstimateView estimate, string? json) => Cli.Write(json, () => JsonSerializer.Serialize(estimate, ApiJson.Default.PolicyEstimateView), () => PilotTables.Show(estimate));
}
