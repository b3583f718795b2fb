using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Explains why a contact went where it went, from the events that recorded each decision.</summary>
internal sealed class DecisionReads(IEventLog log, ContactFinder finder)
{
    private const int MaxEvents = 2000;
    private const string OfferedType = "contact.offered";
    private const string ReplannedType = "contact.replanned";

    public static void Map(OperationMap map, DecisionReads reads) => map.Add(
        new Operation("GET", "/v1/contacts/{id}/decision", "getDecision", "Every bid asked for and its score, who was not asked and why, the policy, the rule version, the winner.",
            Role.Gateway | Role.Supervisor | Role.Auditor, reads.Get)
        { Reply = typeof(DecisionsView), Problems = [404] });

    public async ValueTask<Reply> Get(Call call)
    {
        var at = await finder.Find(call.Id, call.Ct);
        if (at.Record is null) return Outcomes.Missing($"contact {call.Id}");
        var decisions = ImmutableArray.CreateBuilder<DecisionRecord>();
        var replanned = ImmutableArray.CreateBuilder<ReplannedView>();
        foreach (var logged in await log.OfContact(call.Id, MaxEvents, call.Ct))
        {
            if (logged.Type == OfferedType && Decision(logged.Data) is { } decision) decisions.Add(decision);
            if (logged.Type == ReplannedType && EventCodec.Read(logged.Type, logged.Data.Span) is ContactReplanned plan) replanned.Add(new ReplannedView(logged.At, plan.Changes, plan.RuleVersion, plan.Rules));
        }
        var undecided = at.Live?.LastDecision is { OfferId: null } round ? round : null;
        var planned = at.Record.Plan;
        return Reply.Of(
            new DecisionsView(call.Id, decisions.DrainToImmutable(), undecided, planned.PriorityParts, planned.Card.RuleVersion, planned.AppliedRules, planned.Treatment,
                replanned.DrainToImmutable(), planned.Finding), ApiJson.Default.DecisionsView);
    }

    private static DecisionRecord? Decision(ReadOnlyMemory<byte> data)
    {
        using var json = JsonDocument.Parse(data);
        return json.RootElement.TryGetProperty("decision", out var decision) ? decision.Deserialize(ApiJson.Default.DecisionRecord) : null;
    }
}
