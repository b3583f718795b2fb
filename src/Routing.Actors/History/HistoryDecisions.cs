using System.Text.Json;

namespace Routing.Actors;

/// <summary>Takes from the log the decisions that rules keep beyond it, as they were written.</summary>
internal static class HistoryDecisions
{
    private const string Offered = "contact.offered";

    public static async ValueTask<IReadOnlyList<KeptDecision>> Of(IReadOnlyList<LoggedEvent> logged, IHistorySources sources, CancellationToken ct)
    {
        if (!await sources.KeepsDecisions(ct)) return [];
        var kept = new List<KeptDecision>();
        var known = new Dictionary<(string, Channel?), bool>();
        foreach (var one in logged)
        {
            // The data is long: it is read only where there may be a rule for it.
            if (one is not { Type: Offered, Queue: { } queue } || !await Keeps(queue, null) || Of(one) is not { } decision) continue;
            if (await Keeps(queue, decision.Channel)) kept.Add(decision);
        }
        return kept;

        async ValueTask<bool> Keeps(string queue, Channel? channel) =>
            known.TryGetValue((queue, channel), out var isKept) ? isKept : known[(queue, channel)] = await sources.KeepsDecisions(queue, channel, ct);
    }

    private static KeptDecision? Of(LoggedEvent logged)
    {
        if (logged is not { Type: Offered, Contact: { } contact, Queue: { } queue }) return null;
        using var json = JsonDocument.Parse(logged.Data);
        if (!json.RootElement.TryGetProperty("decision", out var decision)) return null;
        var channel = decision.TryGetProperty("need", out var need) && need.TryGetProperty("channel", out var named) && Enum.TryParse<Channel>(named.GetString(), ignoreCase: true, out var found) ? found : Channel.Voice;
        return new KeptDecision(logged.Position, logged.At, contact, queue, channel, JsonSerializer.SerializeToUtf8Bytes(decision));
    }
}
