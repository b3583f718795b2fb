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
        var known = new Dictionary<(string, Channel), bool>();
        foreach (var one in logged)
        {
            if (Of(one) is not { } decision) continue;
            var where = (decision.Queue, decision.Channel);
            if (!known.TryGetValue(where, out var isKept)) known[where] = isKept = await sources.KeepsDecisions(decision.Queue, decision.Channel, ct);
            if (isKept) kept.Add(decision);
        }
        return kept;
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
