using System.Text.Json;
using Routing.Client;
using Spectre.Console;

namespace Routing.Lab;

/// <summary><c>staff URL</c>: agents needed against those on the roster, as a server has them.</summary>
internal static class ServerStaffing
{
    public const string Why = "A server goes by its own roster and planning: PUT /v1/groups/{id}/planning; what changes to it would do, POST /v1/what-if simulates.";

    /// <summary>Where agents of a group will lack or be too many, and who could help whom.</summary>
    public static async Task OfGroup(RoutingClient server, string group, int days, string? json, CancellationToken ct)
    {
        var view = await server.Planning.GroupStaffing(group, days, ct);
        await Cli.Write(json, () => JsonSerializer.Serialize(view, ApiJson.Default.GroupStaffingView), () =>
        {
            var table = ServerFigures.Table("queue", "half hours short", "half hours over", "worst", "gaps", "why not");
            foreach (var queue in view.Queues)
                table.Row(queue.Queue, ServerFigures.Number(queue.SlotsShort, "0"), ServerFigures.Number(queue.SlotsOver, "0"), ServerFigures.Number(queue.WorstShort, "0"), Gaps(queue.Gaps, view.TimeZone), queue.Reason ?? "");
            AnsiConsole.Write(table);
            foreach (var move in view.Moves) AnsiConsole.WriteLine($"Suggestion: {move.Text}");
        });
    }

    /// <summary>One queue, half hour by half hour.</summary>
    public static async Task OfQueue(RoutingClient server, string queue, int days, string? json, CancellationToken ct)
    {
        var view = await server.Planning.Staffing(queue, days, ct);
        await Cli.Write(json, () => JsonSerializer.Serialize(view, ApiJson.Default.QueueStaffingView), () =>
        {
            var table = ServerFigures.Table([$"from, {view.TimeZone}", .. StaffTables.PlanColumns[1..]]);
            foreach (var slot in view.Slots.Where(slot => slot.OnContacts > 0 || slot.Rostered > 0))
            {
                table.Row(
                    ServerFigures.Time(slot.From, view.TimeZone), ServerFigures.Number(slot.Contacts), ServerFigures.Seconds(slot.HandleSeconds), ServerFigures.Number(slot.OnContacts, "0"), ServerFigures.Number(slot.Scheduled, "0"),
                    ServerFigures.Percent(slot.OneLess.InTimePercent), ServerFigures.Percent(slot.Enough.InTimePercent), ServerFigures.Percent(slot.OneMore.InTimePercent), ServerFigures.Number(slot.Rostered, "0"), ServerFigures.Percent(slot.Expected?.InTimePercent));
            }
            AnsiConsole.Write(table);
            if (!view.Pool.IsEmpty) AnsiConsole.WriteLine($"Planned together, as the same agents serve them: {string.Join(", ", view.Pool)}.");
            if (!view.Gaps.IsEmpty) AnsiConsole.WriteLine(Gaps(view.Gaps, view.TimeZone));
        });
    }

    private static string Gaps(IEnumerable<StaffingGapView> gaps, string zone) => string.Join("; ", gaps.Select(gap => $"{ServerFigures.Time(gap.From, zone)} to {ServerFigures.Time(gap.To, zone)}: {gap.Agents:+0;−0}"));
}
