using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Lists suggestions, and carries out those that a supervisor accepts.</summary>
internal sealed class SuggestionDesk(IActorDirectory actors, ICatalog catalog, SuggestionWork work)
{
    public static readonly string[] Filters = ["group", "state", "kind"];
    private const int MostReason = 1000;

    public static readonly Shape<WithReason> Reason = new(new WithReason(), new FieldRule<WithReason>("reason", (r, f) => r with { Reason = f.TextOrNull(MostReason) }));

    public AuditOf Audit => new("suggestion", async (id, ct) => await Find(id, ct) is { } found ? JsonSerializer.Serialize(found, ApiJson.Default.StaffSuggestion) : null);

    public static void Map(OperationMap map, SuggestionDesk desk) => map.Add(
        new Operation("GET", "/v1/suggestions", "listSuggestions", "Lists suggestions to supervisors: moves between queues, skills, training.", Readers, desk.List)
        { Reply = typeof(Page<StaffSuggestion>), Query = [.. Filters, .. Paging.Parameters] },
        new Operation("GET", "/v1/suggestions/{id}", "getSuggestion", "Answers a suggestion, and what became of it.", Readers, desk.Get)
        { Reply = typeof(StaffSuggestion), Problems = [404] },
        new Operation("POST", "/v1/suggestions/{id}:accept", "acceptSuggestion", "Carries a suggestion out: a move becomes a profile of the group's rules for its hours, a skill is given to the agent, a training is noted.", Deciders, desk.Accept)
        { Reply = typeof(StaffSuggestion), Problems = [404, 409, 410, 412, 422], Audit = AuditUnless(desk, one => one is { State: SuggestionState.Accepted, Did: not null }) },
        new Operation("POST", "/v1/suggestions/{id}:reject", "rejectSuggestion", "Rejects a suggestion; it is not made again.", Deciders, desk.Reject)
        { Body = typeof(WithReason), BodyOptional = true, Reply = typeof(StaffSuggestion), Problems = [404, 409, 410], Audit = AuditUnless(desk, one => one.State == SuggestionState.Rejected) });

    private static AuditOf AuditUnless(SuggestionDesk desk, Func<StaffSuggestion, bool> isDone) =>
        desk.Audit with { IsRepeat = before => before is not null && JsonSerializer.Deserialize(before, ApiJson.Default.StaffSuggestion) is { } one && isDone(one) };

    private const Role Readers = Role.Supervisor | Role.Admin | Role.Auditor;
    private const Role Deciders = Role.Supervisor | Role.Admin;

    private async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        SuggestionState? state = null;
        SuggestionKind? kind = null;
        if (call.Query("state") is { } sent && (state = Names<SuggestionState>.Find(sent)) is null) return ProblemKinds.InvalidParameter.At("state", $"Use one of: {Names<SuggestionState>.Listed}.");
        if (call.Query("kind") is { } wanted && (kind = Names<SuggestionKind>.Find(wanted)) is null) return ProblemKinds.InvalidParameter.At("kind", $"Use one of: {Names<SuggestionKind>.Listed}.");
        var all = new List<StaffSuggestion>();
        await foreach (var group in Groups(call.Ct))
        {
            if (call.Query("group") is { } only && only != group) continue;
            all.AddRange((await actors.Dispatcher(group).Suggestions(call.Ct)).Items);
        }
        return Reply.Of(paging.Of(all.Where(one => (state is null || one.State == state) && (kind is null || one.Kind == kind)), one => one.Id), ApiJson.Default.SuggestionPage);
    }

    private async ValueTask<Reply> Get(Call call) => await Find(call.Id, call.Ct) is { } found ? Reply.Of(found, ApiJson.Default.StaffSuggestion) : Outcomes.Missing($"suggestion {call.Id}");

    private async ValueTask<Reply> Accept(Call call)
    {
        if (await Find(call.Id, call.Ct) is not { } found) return Outcomes.Missing($"suggestion {call.Id}");
        var answer = await actors.Dispatcher(found.Group).DecideSuggestion(call.Id, true, call.Caller.Name, null, call.Ct);
        if (ProblemOf(answer, call.Id) is { } refused) return refused;
        // Whoever accepted it may have been cut off before it was carried out: a repeat does that.
        if (answer.Suggestion is not { Did: null } accepted) return Reply.Of(answer.Suggestion!, ApiJson.Default.StaffSuggestion);
        var (did, problem) = await work.CarryOut(call, accepted);
        // A repeat that fails beside the first leaves it to that whether it is open again.
        var after = did is null && answer.Outcome == SuggestionOutcome.Repeated ? null : await actors.Dispatcher(found.Group).FinishSuggestion(call.Id, did, call.Caller.Name, CancellationToken.None);
        return problem ?? Reply.Of(after ?? accepted, ApiJson.Default.StaffSuggestion);
    }

    private async ValueTask<Reply> Reject(Call call)
    {
        if (call.Read(Reason, out var malformed) is not { } why) return malformed!;
        if (await Find(call.Id, call.Ct) is not { } found) return Outcomes.Missing($"suggestion {call.Id}");
        var answer = await actors.Dispatcher(found.Group).DecideSuggestion(call.Id, false, call.Caller.Name, why.Reason, call.Ct);
        return (Reply?)ProblemOf(answer, call.Id) ?? Reply.Of(answer.Suggestion!, ApiJson.Default.StaffSuggestion);
    }

    private static Problem? ProblemOf(SuggestionAnswer answer, string id) => answer.Outcome switch
    {
        SuggestionOutcome.Absent => Outcomes.Missing($"suggestion {id}"),
        SuggestionOutcome.Expired => ProblemKinds.Gone.With("It is too late for this suggestion. Look for a newer one in GET /v1/suggestions?state=open."),
        SuggestionOutcome.DecidedOtherwise => Outcomes.Conflict(Names<SuggestionState>.Of(answer.Suggestion!.State), $"It was {Names<SuggestionState>.Of(answer.Suggestion!.State)} by {answer.Suggestion.DecidedBy} before, and is decided once."),
        _ => null,
    };

    private async ValueTask<StaffSuggestion?> Find(string id, CancellationToken ct)
    {
        if (SuggestionsOf.GroupOf(id) is { } own)
        {
            // Asking would make the group, where there is none.
            return await catalog.Has(ActorKind.Dispatcher, own, ct) ? await FindIn(own, id, ct) : null;
        }
        await foreach (var group in Groups(ct))
        {
            if (await FindIn(group, id, ct) is { } found) return found;
        }
        return null;
    }

    private async ValueTask<StaffSuggestion?> FindIn(string group, string id, CancellationToken ct) => (await actors.Dispatcher(group).Suggestions(ct)).Items.FirstOrDefault(one => one.Id == id);

    private IAsyncEnumerable<string> Groups(CancellationToken ct) => catalog.All(ActorKind.Dispatcher, ct: ct);
}
