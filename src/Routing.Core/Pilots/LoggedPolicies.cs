using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Policies whose choice can be told from what a decision record holds: whom they would have taken of those who bid, with what chance, and what was expected of them.</summary>
public static class LoggedPolicies
{
    private const string Random = "random";
    private const string BestBid = "best-bid";
    private const string MostResolving = "most-resolving";

    /// <summary><c>best-bid</c> is without its exploring; <c>most-resolving</c> takes who most likely resolves it.</summary>
    public static ImmutableArray<string> Names { get; } = [Random, MostResolving, .. PolicyChoices.Names];

    /// <summary>Which can be told, and why others cannot.</summary>
    public static string Rule { get; } =
        $"Use one of: {string.Join(", ", Names)}. Whom suggest leads to is picked by a person, and external by a scorer outside: neither was asked, so no record holds it.";

    /// <summary>The choice, as that policy would have made it; null where the record does not hold it, or the chances.</summary>
    public static LoggedChoice? See(string policy, DecisionRecord decision, PolicyOutcome outcome, double reward)
    {
        var able = decision.Bids.Where(bid => bid is { Eligible: Eligible.Yes, Estimate: not null, Total: not null }).ToList();
        if (decision.Winner is not { } winner || decision.Propensity is not { } propensity || able.Count < 2) return null;
        if (able.Find(bid => bid.Agent == winner) is not { } taken || Chances(policy, decision, able) is not { } chances) return null;
        double expected = 0, unsupported = 0;
        foreach (var (bid, chance) in able.Zip(chances))
        {
            expected += chance * Expected(bid, outcome);
            if (bid != taken && !(bid.Propensity >= OffPolicy.LeastPropensity)) unsupported += chance;
        }
        return new LoggedChoice(propensity, chances[able.IndexOf(taken)], reward, Expected(taken, outcome), expected, unsupported);
    }

    /// <summary>The chances with which the policy would have taken each of those able; null where that is not known.</summary>
    private static double[]? Chances(string policy, DecisionRecord decision, List<ScoredBid> able)
    {
        if (policy == Random) return [.. able.Select(_ => 1.0 / able.Count)];
        if (policy == MostResolving) return Even(able, bid => bid.Estimate!.Resolved);
        if (decision.Choices.FirstOrDefault(choice => choice.Policies.Contains(policy)) is { } choice && able.Exists(bid => bid.Agent == choice.Agent))
            return [.. able.Select(bid => bid.Agent == choice.Agent ? 1.0 : 0)];
        // Of before choices were kept. The totals are those of the policy that decided: of another they say nothing.
        return decision.Choices.IsEmpty && policy == BestBid && decision.Policy == BestBid ? Even(able, bid => bid.Total!.Value) : null;
    }

    private static double[] Even(List<ScoredBid> able, Func<ScoredBid, double> worth)
    {
        var most = able.Max(worth);
        var best = able.Count(bid => worth(bid) == most);
        return [.. able.Select(bid => worth(bid) == most ? 1.0 / best : 0)];
    }

    private static double Expected(ScoredBid bid, PolicyOutcome outcome) => outcome switch
    {
        PolicyOutcome.Resolved => bid.Estimate!.Resolved,
        PolicyOutcome.HandleSeconds => bid.Estimate!.HandleSeconds,
        // Of before it was kept: the same of everybody, so that it is of no weight.
        _ => bid.Estimate!.Satisfaction ?? IntentMeans.Unknown.Satisfaction,
    };
}

/// <summary>What came of a choice.</summary>
public enum PolicyOutcome
{
    /// <summary>1 for resolved, 0 for not.</summary>
    Resolved,

    /// <summary>1 to 5.</summary>
    Satisfaction,
    HandleSeconds,
}
