using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Lists changes of configuration. Nothing changes or deletes them.</summary>
internal sealed class AuditReads(HistoryHost host)
{
    public async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        var before = long.MaxValue;
        if (paging.After is { } after && !long.TryParse(after, NumberStyles.None, null, out before)) return ProblemKinds.InvalidParameter.At("after", "Send the value of next from the page before.");
        var found = await host.History.Changes(new ChangeQuery(paging.Limit + 1, before, call.Query("kind"), call.Query("id"), call.Query("by")), call.Ct);
        var items = found.Take(paging.Limit).Select(ViewOf).ToImmutableArray();
        return Reply.Of(new Page<AuditView>(items, found.Count > paging.Limit ? items[^1].Number.ToString(CultureInfo.InvariantCulture) : null), ApiJson.Default.AuditPage);
    }

    private static AuditView ViewOf(ChangeEntry entry) =>
        new(entry.Number, entry.At, entry.By, entry.Agent, entry.What, entry.Kind, entry.Id, entry.Outcome, Parsed(entry.Before), Parsed(entry.After));

    private static JsonElement? Parsed(string? json) => json is null ? null : JsonElement.Parse(json);
}
