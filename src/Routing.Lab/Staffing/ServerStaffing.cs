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
            var table = Told.Table("queue", "half hours short", "half hours over", "worst", "gaps", "why not");
            foreach (var queue in view.Queues)
                table.Row(queue.Queue, Told.Number(queue.SlotsShort, "0"), Told.Number(queue.SlotsOver, "0"), Told.Number(queue.WorstShort, "0"), Gaps(queue.Gaps, view.TimeZone), queue.Reason ?? "");
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
            var table = Told.Table([$"from, {view.TimeZone}", .. StaffTables.PlanColumns[1..]]);
            foreach (var slot in view.Slots.Where(slot => slot.OnContacts > 0 || slot.Rostered > 0))
            {
                table.Row(
                    Told.Time(slot.From, view.TimeZone), Told.Number(slot.Contacts), Told.Seconds(slot.HandleSeconds), Told.Number(slot.OnContacts, "0"), Told.Number(slot.Scheduled, "0"),
                    Told.Percent(slot.OneLess.InTimePercent), Told.Percent(slot.Enough.InTimePercent), Told.Percent(slot.OneMore.InTimePercent), Told.Number(slot.Rostered, "0"), Told.Percent(slot.Expected?.InTimePercent));
            }
            AnsiConsole.Write(table);
            if (!view.Pool.IsEmpty) AnsiConsole.WriteLine($"Planned together, as the same agents serve them: {string.Join(", ", view.Pool)}.");
            if (!view.Gaps.IsEmpty) AnsiConsole.WriteLine(Gaps(view.Gaps, view.TimeZone));
        });
    }

    private static string Gaps(IEnumerable<StaffingGapView> gaps, string zone) => string.Join("; ", gaps.Select(gap => $"{Told.Time(gap.From, zone)} to {Told.Time(gap.To, zone)}: {gap.Agents:+0;−0}"));
}
