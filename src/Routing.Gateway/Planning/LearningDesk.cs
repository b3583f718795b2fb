using System.Globalization;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Tells what is learned of agents, by intent, and freezes, resumes and resets it.</summary>
internal sealed class LearningDesk(IActorDirectory actors, GroupDesk groups)
{
    private const int AtATime = 500;
    private const Role Readers = Role.Supervisor | Role.Admin | Role.Auditor;

    public static readonly Shape<OfIntent> Which = new(new OfIntent(), new FieldRule<OfIntent>("intent", (w, f) => w with { Intent = f.TextOrNull() }));

    private AuditOf Audit => new("learning", async (id, ct) => await actors.Agent(id).Learning(ct) is { } known ? JsonSerializer.Serialize(ViewOf(id, known), ApiJson.Default.AgentLearningView) : null);

    public static void Map(OperationMap map, LearningDesk desk) => map.Add(
        new Operation("GET", "/v1/groups/{id}/learning", "listLearning", "Lists what is learned of a group's agents, by agent and intent, and what decisions expect of them.", Readers, desk.List)
        { Reply = typeof(Page<LearnedView>), Query = ["agent", "intent", .. Paging.Parameters], Problems = [404] },
        new Operation("GET", "/v1/groups/{id}/learning:export", "exportLearning", "The same as CSV or JSON lines, whole.", Readers, desk.Export)
        { Reply = typeof(string), ReplyTypes = [BulkLines.Csv, BulkLines.JsonLines], Query = ["agent", "intent", Exporter.Format], Problems = [404] },
        desk.Changing("freeze", "freezeLearning", "Learns and forgets nothing of an agent from now on: of an intent, or of all it has a record of.", LearningChange.Freeze),
        desk.Changing("resume", "resumeLearning", "Learns on where it was frozen.", LearningChange.Resume),
        desk.Changing("reset", "resetLearning", "Forgets what was learned of an agent: it starts from what is known of its group.", LearningChange.Reset));

    private Operation Changing(string verb, string name, string summary, LearningChange change) =>
        new("POST", $"/v1/agents/{{id}}/learning:{verb}", name, summary, Role.Admin, call => Change(call, change))
        { Body = typeof(OfIntent), BodyOptional = true, Reply = typeof(AgentLearningView), Problems = [404], Audit = Audit };

    private async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging, cursor => LearnedCursor.Read(cursor) is not null) is { } problem) return problem;
        if (await groups.Missing(call.Id, call.Ct) is { } missing) return missing;
        var found = await actors.Dispatcher(call.Id).Learned(call.Query("agent"), call.Query("intent"), paging.After is { } after ? LearnedCursor.Read(after) : null, paging.Limit, call.Ct);
        return Reply.Of(new Page<LearnedView>([.. found.Items.Select(ViewOf)], found.HasMore ? LearnedCursor.Of(found.Items[^1]) : null), ApiJson.Default.LearnedPage);
    }

    private async ValueTask<Reply> Export(Call call)
    {
        if (call.Query(Exporter.Format) is not (null or "csv" or "jsonl")) return ProblemKinds.InvalidParameter.At(Exporter.Format, "Send csv or jsonl.");
        if (await groups.Missing(call.Id, call.Ct) is { } missing) return missing;
        return new Reply.Streamed(() => Write(call, call.Query(Exporter.Format) == "csv"));
    }

    private async Task Write(Call call, bool isCsv)
    {
        call.Http.Response.ContentType = isCsv ? BulkLines.Csv + "; charset=utf-8" : BulkLines.JsonLines;
        if (isCsv) await call.Send(Csv([[.. Columns.Select(column => (object)column.Name)]]));
        LearnedKey? after = null;
        do
        {
            var some = await actors.Dispatcher(call.Id).Learned(call.Query("agent"), call.Query("intent"), after, AtATime, call.Ct);
            var views = some.Items.Select(ViewOf);
            await call.Send(isCsv ? Csv(views.Select(view => Columns.Select(column => column.Of(view)).ToArray())) : string.Concat(views.Select(view => JsonSerializer.Serialize(view, ApiJson.Default.LearnedView) + "\n")));
            after = some.HasMore ? LearnedCursor.KeyOf(some.Items[^1]) : null;
        }
        while (after is not null);
    }

    private async ValueTask<Reply> Change(Call call, LearningChange change)
    {
        if (call.Read(Which, out var malformed) is not { } which) return malformed!;
        return await actors.Agent(call.Id).ChangeLearning(change, which.Intent, call.Ct) switch
        {
            LearningOutcome.NoSuchAgent => Outcomes.Missing($"agent {call.Id}"),
            LearningOutcome.NoSuchIntent => ProblemKinds.NotFound.At("intent", $"Nothing is learned of agent {call.Id} in {Refusals.Shorten(which.Intent!)}. GET /v1/groups/{{group}}/learning?agent={call.Id} lists what is."),
            _ => await actors.Agent(call.Id).Learning(call.Ct) is { } now ? Reply.Of(ViewOf(call.Id, now), ApiJson.Default.AgentLearningView) : Outcomes.Missing($"agent {call.Id}"),
        };
    }

    private static readonly (string Name, Func<LearnedView, object?> Of)[] Columns =
    [
        ("agent", v => CsvText.Harmless(v.Agent)), ("intent", v => CsvText.Harmless(v.Intent)), ("contacts", v => v.Contacts), ("rated", v => v.Rated), ("resolvedPercent", v => v.ResolvedPercent), ("satisfaction", v => v.Satisfaction),
        ("handleSeconds", v => v.HandleSeconds), ("expectedResolvedPercent", v => v.ExpectedResolvedPercent), ("expectedSatisfaction", v => v.ExpectedSatisfaction), ("expectedHandleSeconds", v => v.ExpectedHandleSeconds),
        ("lastAt", v => v.LastAt?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)), ("frozen", v => v.Frozen ? "true" : "false"),
    ];

    private static LearnedView ViewOf(LearnedRecord record)
    {
        var (own, expected, start, group) = (record.Tally, record.Expected, record.Start, record.Group);
        return new LearnedView
        {
            Agent = record.Agent,
            Intent = own.Intent,
            Contacts = Round(own.Contacts),
            Rated = Round(own.Rated),
            ResolvedPercent = Mean(100 * own.Resolved, own.Rated),
            Satisfaction = Mean(own.SatisfactionSum, own.SatisfactionCount),
            HandleSeconds = Mean(own.HandleSecondsSum, own.Contacts),
            ExpectedResolvedPercent = Round(100 * expected.Resolved),
            ExpectedResolvedLowPercent = Round(100 * expected.ResolvedLow),
            ExpectedResolvedHighPercent = Round(100 * expected.ResolvedHigh),
            ExpectedSatisfaction = Round(expected.Satisfaction),
            ExpectedHandleSeconds = Round(expected.HandleSeconds),
            StartResolvedPercent = Round(100 * start.Resolved),
            StartSatisfaction = Round(start.Satisfaction),
            StartHandleSeconds = Round(start.HandleSeconds),
            GroupResolvedPercent = Mean(100 * group.Resolved, group.Rated),
            GroupSatisfaction = Mean(group.SatisfactionSum, group.SatisfactionCount),
            GroupHandleSeconds = Mean(group.HandleSecondsSum, group.Contacts),
            LastAt = own.At == default ? null : own.At,
            Frozen = own.Frozen,
        };
    }

    private static AgentLearningView ViewOf(string agent, AgentLearning known) =>
        new(agent, [.. known.Tallies.Select(tally => new IntentLearningView(tally.Intent, Round(tally.Contacts), Round(tally.Resolved), Round(tally.HandleSecondsSum), tally.Frozen))]);

    private static double? Mean(double sum, double count) => count > 0 ? Round(sum / count) : null;

    private static double Round(double value) => Math.Round(value, 2);

    private static string Csv(IEnumerable<object?[]> rows) => CsvText.Of(csv =>
    {
        foreach (var row in rows)
        {
            foreach (var cell in row) csv.WriteField(cell);
            csv.NextRecord();
        }
    });
}
