using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Answers from history: journeys, presences, where it stands; and erases.</summary>
internal sealed class HistoryDesk(HistoryHost host, HistoryErasure erasure, GatewayOptions options, TimeProvider clock)
{
    public static readonly string[] Filters = ["from", "to", "queue", "agent", "intent", "tier", "channel", "language", "customer", "state"];
    private const int AtATime = 500;
    private const int MostSpans = 10_000;
    private static readonly TimeSpan Usual = TimeSpan.FromDays(1);

    /// <summary>Who erased whom; what there was is not kept once more.</summary>
    public static AuditOf Audit { get; } = new("history", (_, _) => new(default(string)));

    public async ValueTask<Reply> Stand(Call call)
    {
        var state = await host.History.State(call.Ct);
        return Reply.Of(new HistoryView(state.Position, host.EventsBehind, options.HistoryDays, options.RepeatDays), ApiJson.Default.HistoryView);
    }

    public async ValueTask<Reply> List(Call call)
    {
        if (Read(call, out var query) is { } wrong) return wrong;
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        if (paging.After is { } after && !Resume(after, ref query)) return Paging.NoNext();
        await host.CatchUp(call.Ct);
        var found = await host.History.Journeys(query with { Limit = paging.Limit + 1 }, call.Ct);
        var items = found.Take(paging.Limit).ToImmutableArray();
        return Reply.Of(new Page<Journey>(items, found.Count > paging.Limit ? $"{items[^1].CreatedAt.UtcTicks}.{items[^1].Id}" : null), ApiJson.Default.JourneyPage);
    }

    public async ValueTask<Reply> Export(Call call)
    {
        if (Read(call, out var query) is { } wrong) return wrong;
        if (call.Query(Exporter.Format) is not (null or "csv" or "jsonl")) return ProblemKinds.InvalidParameter.At(Exporter.Format, "Send csv or jsonl.");
        await host.CatchUp(call.Ct);
        return new Reply.Streamed(() => Write(call, query, call.Query(Exporter.Format) == "csv"));
    }

    private async Task Write(Call call, JourneyQuery query, bool isCsv)
    {
        call.Http.Response.ContentType = isCsv ? BulkLines.Csv + "; charset=utf-8" : BulkLines.JsonLines;
        if (isCsv) await call.Send(JourneyCsv.Heading);
        while (await host.History.Journeys(query with { Limit = AtATime }, call.Ct) is { Count: > 0 } some)
        {
            await call.Send(isCsv ? JourneyCsv.Of(some) : string.Concat(some.Select(journey => JsonSerializer.Serialize(journey, ApiJson.Default.Journey) + "\n")));
            query = query with { After = (some[^1].CreatedAt, some[^1].Id) };
        }
    }

    public async ValueTask<Reply> Presences(Call call)
    {
        var now = clock.GetUtcNow();
        if (ReportQuery.Times(call, now, TimeZoneInfo.Utc, out var from, out var to) is { } untimely) return untimely;
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        PlacedSpan? last = null;
        if (paging.After is { } after && (last = Resume(after)) is null) return Paging.NoNext();
        await host.CatchUp(call.Ct);
        var limit = call.Query("limit") is null ? MostSpans : paging.Limit;
        var found = await host.History.Presences(call.Query("agent"), from, to, last, limit + 1, call.Ct);
        var next = found.Count > limit ? $"{found[limit - 1].Span.To.UtcTicks}.{found[limit - 1].Number}" : null;
        return Reply.Of(new Page<PresenceSpan>([.. found.Take(limit).Select(one => one.Span)], next), ApiJson.Default.PresencePage);
    }

    public async ValueTask<Reply> Erase(Call call)
    {
        var erased = await erasure.Of(call.Id, call.Ct);
        return erased.Going is { } going
            ? Outcomes.InUse($"history of customer {call.Id}", $"contact {going}, which has not ended")
            : Reply.Of(new ErasedView(erased.Journeys), ApiJson.Default.ErasedView);
    }

    private Problem? Read(Call call, out JourneyQuery query)
    {
        var now = clock.GetUtcNow();
        query = new JourneyQuery(now - Usual, now.AddMinutes(1), AtATime);
        var (sentFrom, sentTo) = (call.Query("from"), call.Query("to"));
        if (sentFrom is not null && Instant(sentFrom) is null) return Untimely("from");
        if (sentTo is not null && Instant(sentTo) is null) return Untimely("to");
        var to = Instant(sentTo) ?? query.To;
        var from = Instant(sentFrom) ?? (sentTo is null ? query.From : to - Usual);
        if (from >= to) return sentTo is null ? ProblemKinds.InvalidParameter.At("from", "Send a moment that is past.") : ProblemKinds.InvalidParameter.At("to", "Send a moment after from.");
        Channel? channel = null;
        ContactState? state = null;
        if (call.Query("channel") is { } sent && (channel = Names<Channel>.Find(sent)) is null) return ProblemKinds.InvalidParameter.At("channel", $"Use one of: {Names<Channel>.Listed}.");
        if (call.Query("state") is { } ended && (state = Names<ContactState>.Find(ended)) is null) return ProblemKinds.InvalidParameter.At("state", $"Use one of: {Names<ContactState>.Listed}.");
        query = query with
        {
            From = from,
            To = to,
            Queue = call.Query("queue"),
            Agent = call.Query("agent"),
            Intent = call.Query("intent"),
            Tier = call.Query("tier"),
            Channel = channel,
            Language = call.Query("language"),
            Customer = call.Query("customer"),
            State = state,
        };
        return null;
    }

    private static DateTimeOffset? Instant(string? sent) =>
        sent is not null && Moments.Read(sent, out var at) ? at : null;

    private static Problem Untimely(string name) => ProblemKinds.InvalidParameter.At(name, "Send an instant, as in 2026-01-05T08:15:00Z.");

    private static bool Resume(string after, ref JourneyQuery query)
    {
        if (Split(after) is not var (at, id)) return false;
        query = query with { After = (at, id) };
        return true;
    }

    private static PlacedSpan? Resume(string after) =>
        Split(after) is var (at, text) && long.TryParse(text, NumberStyles.None, null, out var number) ? new PlacedSpan(number, new PresenceSpan("", default, null, at, at)) : null;

    private static (DateTimeOffset At, string Id)? Split(string after)
    {
        var cut = after.IndexOf('.', StringComparison.Ordinal);
        if (cut < 0 || !long.TryParse(after.AsSpan(0, cut), NumberStyles.None, null, out var ticks) || ticks > DateTimeOffset.MaxValue.UtcTicks) return null;
        return (new DateTimeOffset(ticks, TimeSpan.Zero), after[(cut + 1)..]);
    }

}

/// <summary>Journeys as lines of CSV: one contact a line, with the sums over its stages.</summary>
internal static class JourneyCsv
{
    private static readonly (string Name, Func<Journey, object?> Of)[] Columns =
    [
        ("id", j => j.Id), ("customer", j => j.Customer), ("channel", j => Names<Channel>.Of(j.Channel)), ("intent", j => j.Intent), ("tier", j => j.Tier), ("language", j => j.Language), ("region", j => j.Region),
        ("queue", j => j.Queue), ("createdAt", j => At(j.CreatedAt)), ("answeredAt", j => At(j.Stages.FirstOrDefault(s => s.AnsweredAt is not null)?.AnsweredAt)), ("completedAt", j => At(j.CompletedAt)), ("endedAt", j => At(j.EndedAt)),
        ("state", j => j.State is { } state ? Names<ContactState>.Of(state) : null), ("agent", j => j.Stages.LastOrDefault(s => s.Agent is not null)?.Agent), ("queues", j => j.Stages.Length), ("offers", j => j.Stages.Sum(s => s.Offers.Length)),
        ("waitSeconds", j => j.Stages.FirstOrDefault(s => s.AnsweredAt is not null)?.WaitSeconds), ("handleSeconds", j => j.Stages.Sum(s => s.HandleSeconds + s.WrapUpSeconds)), ("holdSeconds", j => j.Stages.Sum(s => s.HoldSeconds)),
        ("resolved", j => j.Resolved), ("satisfaction", j => j.Satisfaction), ("rating", j => j.Rating), ("isRepeat", j => j.IsRepeat), ("cameBack", j => j.CameBack),
        ("recordingUrl", j => j.RecordingUrl), ("transcriptUrl", j => j.TranscriptUrl),
    ];

    public static string Heading { get; } = string.Join(',', Columns.Select(c => c.Name)) + "\r\n";

    public static string Of(IEnumerable<Journey> journeys) => CsvText.Of(csv =>
    {
        foreach (var journey in journeys)
        {
            foreach (var column in Columns) csv.WriteField(column.Of(journey) is var value && value is string word ? CsvText.Harmless(word) : value);
            csv.NextRecord();
        }
    });

    private static string? At(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
