namespace Routing.Core;

/// <summary>What one policy would have done, gathered from events in their order.</summary>
public sealed class SeenPolicy(string policy)
{
    private readonly Dictionary<string, DecisionRecord> _decisions = new(StringComparer.Ordinal);
    private readonly List<Ended> _ended = [];
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    /// <summary>Types of events that matter.</summary>
    public static bool Needs(string type) => type is "contact.offered" or "contact.completed" or "contact.rated";

    public void See(RoutingEvent happened)
    {
        switch (happened)
        {
            // Of several offers the one that was taken up decides, and that is the last before the end.
            case ContactOffered offered: _decisions[offered.ContactId] = offered.Decision; break;
            case ContactCompleted completed when _decisions.Remove(completed.ContactId, out var decision):
                _last[completed.ContactId] = _ended.Count;
                _ended.Add(new Ended(
                    Seen(decision, PolicyOutcome.Resolved, completed.Resolved is { } resolved ? resolved ? 1 : 0 : null),
                    Seen(decision, PolicyOutcome.Satisfaction, completed.Satisfaction),
                    Seen(decision, PolicyOutcome.HandleSeconds, completed.HandleSeconds)));
                break;
            // The customer's own word is preferred to the agent's, and comes later.
            case ContactRated rated when _last.TryGetValue(rated.ContactId, out var at):
                _ended[at] = _ended[at] with { Satisfaction = _ended[at].Satisfaction with { Reward = rated.Score } };
                break;
        }
    }

    public PolicyEstimateView View()
    {
        var resolved = Of(ended => ended.Resolved);
        return new PolicyEstimateView(policy, resolved.Choices, resolved.Without, resolved.Estimate, Of(ended => ended.Satisfaction), Of(ended => ended.HandleSeconds));
    }

    private SeenOutcome Seen(DecisionRecord decision, PolicyOutcome outcome, double? reward) => new(LoggedPolicies.See(policy, decision, outcome, 0), reward);

    private PolicyOutcomeView Of(Func<Ended, SeenOutcome> outcome)
    {
        var choices = _ended.Select(outcome).Where(seen => seen is { Choice: not null, Reward: not null }).Select(seen => seen.Choice!.Value with { Reward = seen.Reward!.Value }).ToList();
        return new PolicyOutcomeView(choices.Count, _ended.Count - choices.Count, OffPolicy.Of(choices));
    }

    private sealed record Ended(SeenOutcome Resolved, SeenOutcome Satisfaction, SeenOutcome HandleSeconds);

    /// <param name="Choice">Null where the record does not hold it.</param>
    /// <param name="Reward">Null where nobody said.</param>
    private readonly record struct SeenOutcome(LoggedChoice? Choice, double? Reward);
}
