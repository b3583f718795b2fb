using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A scorer outside this system that a queue asks over HTTP, and what decides when it does not answer.</summary>
public sealed record ExternalScorer
{
    /// <summary>An http or https address that takes the question, a contact and who could take it, by POST.</summary>
    public string Url { get; init; } = "";

    /// <summary>Every contact waits for it so long at most.</summary>
    public int TimeoutMilliseconds { get; init; } = 200;

    /// <summary>The selection that decides when there is no answer in time, or none that can be used.</summary>
    public string Fallback { get; init; } = Defaults.Selection;
}

/// <summary>
/// What a scorer is told: the contact and the eligible bids, without anything that names a customer or an agent. It answers
/// <c>{"scores":[…]}</c>, a number for each bid in the same order; the greatest takes the contact.
/// </summary>
public sealed record ScorerQuestion(
    string Queue, Channel Channel, string Intent, string Tier, double WaitedSeconds, double Priority, int? Complexity, ImmutableArray<ScorerBid> Bids);

/// <summary>A bid as a scorer sees it.</summary>
public sealed record ScorerBid(
    double Load, double IdleSeconds, double SkillLevel, double Resolved, double ResolvedLow, double ResolvedHigh, double HandleSeconds, double Contacts,
    bool SwitchesTopic, int Weight, long Served, bool KnowsCustomer, double NeededElsewhere)
{
    public static ScorerBid Of(SelectionCase subject, Bid bid) => new(
        bid.Load, Math.Max(0, (subject.Now - bid.IdleSince).TotalSeconds), bid.SkillLevel, bid.Expected.Resolved, bid.Expected.ResolvedLow, bid.Expected.ResolvedHigh,
        bid.Expected.HandleSeconds, bid.Expected.Contacts, bid.SwitchesTopic, bid.Weight, bid.Served, subject.Card.Affinity?.Agent == bid.Agent, bid.NeededElsewhere);
}

/// <summary>A scorer's answer: a score for each bid asked about, or why there is none.</summary>
public sealed record ScorerAnswer(ImmutableArray<double> Scores, string? Failure)
{
    public static ScorerAnswer None(string failure) => new([], failure);
}

/// <summary>What a round has of the scorer: its scores by agent, or why the fallback decides.</summary>
public sealed record ExternalScores(ImmutableDictionary<string, double> ByAgent, string? Failure)
{
    public static ExternalScores Of(ScorerAnswer answer, IReadOnlyList<Bid> asked)
    {
        var failure = answer.Failure ?? Fault(answer.Scores, asked.Count);
        return failure is not null
            ? new ExternalScores(ImmutableDictionary<string, double>.Empty, failure)
            : new ExternalScores(asked.Select((bid, at) => KeyValuePair.Create(bid.Agent, answer.Scores[at])).ToImmutableDictionary(StringComparer.Ordinal), null);
    }

    private static string? Fault(ImmutableArray<double> scores, int asked) =>
        scores.IsDefault || scores.Length != asked ? $"it did not answer {asked} scores"
        : scores.All(double.IsFinite) ? null
        : "a score is no number";
}
