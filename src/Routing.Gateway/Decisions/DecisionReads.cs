using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Routing.Gateway;

/// <summary>Explains why a contact went where it went, from the events that recorded each decision.</summary>
internal sealed class DecisionReads(IEventLog log, ContactFinder finder, QueueLookup lookup, TimeProvider clock, IServiceProvider services)
{
    /// <summary>
    /// Who reads how the agents compared, here and in the stream of events. Not an admin, who configures: that keeps it out of what such a
    /// key is for, and out of reach it is not, as a webhook that an admin puts is sent events whole.
    /// </summary>
    public const Role Readers = Role.Gateway | Role.Supervisor | Role.Auditor;

    private const int MaxEvents = 2000;
    private const string OfferedType = "contact.offered";
    private const string ReplannedType = "contact.replanned";

    private readonly IHistory? _history = services.GetService<IHistory>();

    public static void Map(OperationMap map, DecisionReads reads) => map.Add(
        new Operation("GET", "/v1/contacts/{id}/decision", "getDecision", "Every bid asked for and its score, who was not asked and why, the policy, the rule version, the winner.",
            Readers, reads.Get)
        { Reply = typeof(DecisionsView), Problems = [404] });

    public async ValueTask<Reply> Get(Call call)
    {
        var at = await finder.Find(call.Id, call.Ct);
        if (at.Record is null) return await OfHistory(call);
        var decisions = ImmutableArray.CreateBuilder<DecisionRecord>();
        var replanned = ImmutableArray.CreateBuilder<ReplannedView>();
        var events = await log.OfContact(call.Id, MaxEvents, call.Ct);
        // The log may have gone further than the contact: what came before it is in the history, where a rule keeps it.
        decisions.AddRange(await Kept(call, before: events is [var first, ..] ? first.Position : long.MaxValue));
        foreach (var logged in events)
        {
            if (logged.Type == OfferedType && Decision(logged.Data) is { } decision) decisions.Add(decision);
            if (logged.Type == ReplannedType && EventCodec.Read(logged.Type, logged.Data.Span) is ContactReplanned plan) replanned.Add(new ReplannedView(logged.At, plan.Changes, plan.RuleVersion, plan.Rules));
        }
        var undecided = at.Live is { State: ContactState.Queued } live ? await Undecided(live, call.Ct) : null;
        var planned = at.Record.Plan;
        return Reply.Of(
            new DecisionsView(call.Id, decisions.DrainToImmutable(), undecided, planned.PriorityParts, planned.Card.RuleVersion, planned.AppliedRules, planned.Treatment,
                replanned.DrainToImmutable(), planned.Finding), ApiJson.Default.DecisionsView);
    }

    /// <summary>Of a contact that is no longer kept, what a rule of retention keeps of it: its decisions, and not how it was planned.</summary>
    private async ValueTask<Reply> OfHistory(Call call)
    {
        var kept = await Kept(call, before: long.MaxValue);
        return kept is [.., var last]
            ? Reply.Of(new DecisionsView(call.Id, kept, null, [], last.RuleVersion, [], null, []), ApiJson.Default.DecisionsView)
            : Outcomes.Missing($"contact {call.Id}");
    }

    private async ValueTask<ImmutableArray<DecisionRecord>> Kept(Call call, long before) => _history is null
        ? []
        : [.. (await _history.Decisions(call.Id, call.Ct)).Where(kept => kept.Position < before).Select(kept => JsonSerializer.Deserialize(kept.Data, ApiJson.Default.DecisionRecord)!)];

    /// <summary>The last round that came to nothing; or, as no round begins where nobody can be asked, why nobody can.</summary>
    private async ValueTask<DecisionRecord?> Undecided(LiveContact live, CancellationToken ct)
    {
        if (live.LastDecision is { OfferId: null } round) return round;
        if (live.Need is not { } need || await lookup.Config(live.Queue, ct) is not { } config) return null;
        // Whoever is free and able is about to be asked.
        if (await lookup.WhoCould(live.Queue, need, live.RefusedBy, ct) is not { Free: 0 } could) return null;
        var now = clock.GetUtcNow();
        return new DecisionRecord
        {
            ContactId = live.Card.ContactId,
            Queue = live.Queue,
            At = now,
            Reason = could.Able > 0 ? "nobody who can take it is free" : "nobody who is ready can take it",
            Policy = config.Selection,
            RuleVersion = live.Card.RuleVersion,
            Need = need,
            Priority = live.Priority ?? 0,
            WaitedSeconds = live.WaitingSince is { } since ? (now - since).TotalSeconds : 0,
            NotAsked = could.NotAsked,
        };
    }

    private static DecisionRecord? Decision(ReadOnlyMemory<byte> data)
    {
        using var json = JsonDocument.Parse(data);
        return json.RootElement.TryGetProperty("decision", out var decision) ? decision.Deserialize(ApiJson.Default.DecisionRecord) : null;
    }
}
