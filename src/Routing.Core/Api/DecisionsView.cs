using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Why a contact went where it went (<c>GET /v1/contacts/{id}/decision</c>).</summary>
/// <param name="Decisions">Every round that led to an offer, oldest first.</param>
/// <param name="Undecided">Of a contact that waits: the last round, when nobody could be offered it; or why nobody can be asked now.</param>
/// <param name="Intent">What it was taken to be about, and why; null when its gateway said so.</param>
/// <param name="PriorityParts">What the contact's priority was made of when it was planned.</param>
/// <param name="RuleVersion">Version of the group's rules that planned it.</param>
/// <param name="Rules">Names of those that applied, in order.</param>
/// <param name="Treatment">What a rule named for the gateway to do meanwhile.</param>
/// <param name="Replanned">Every time it was planned anew while it waited, oldest first; the rest is by the last plan.</param>
public sealed record DecisionsView(
    string ContactId, ImmutableArray<DecisionRecord> Decisions, DecisionRecord? Undecided, ImmutableArray<PriorityPart> PriorityParts,
    long RuleVersion, ImmutableArray<string> Rules, string? Treatment, ImmutableArray<ReplannedView> Replanned, IntentFinding? Intent = null);

/// <summary>A waiting contact was planned anew: what changed, in words, and by which rules.</summary>
public sealed record ReplannedView(DateTimeOffset At, ImmutableArray<string> Changes, long RuleVersion, ImmutableArray<string> Rules);
