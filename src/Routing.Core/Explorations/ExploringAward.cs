using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Core;

/// <summary>An award with the chances of all who were asked; to the agent that was drawn, where one was.</summary>
public static class ExploringAward
{
    /// <summary>An award of a policy by which each who bid was as likely.</summary>
    public static Award Even(Award award)
    {
        var chance = 1.0 / award.Scores.Count(score => score.Eligible == Eligible.Yes);
        return award with { Scores = [.. award.Scores.Select(score => score.Eligible == Eligible.Yes ? score with { Propensity = chance } : score)] };
    }

    /// <param name="exploration">Null where there was no choice to be made by chance.</param>
    public static Award Of(Award award, Exploration? exploration, IReadOnlyList<Bid> bids, string intent)
    {
        var best = award.Agent;
        ImmutableArray<ScoredBid> scores = [.. award.Scores.Select(score => score.Eligible != Eligible.Yes ? score : score with
        {
            Propensity = exploration?.Propensity(score.Agent, score.Agent == best) ?? (score.Agent == best ? 1 : 0),
        })];
        if (exploration?.Drawn is not { } drawn || bids.FirstOrDefault(bid => bid.Agent == drawn) is not { Eligible: Eligible.Yes } bid)
            return award with { Scores = scores };
        if (drawn == best) return award with { Scores = scores, Explored = true };
        var known = bid.Expected;
        var reason = string.Create(
            CultureInfo.InvariantCulture,
            $"explores: resolves {known.ResolvedLow * 100:0}–{known.ResolvedHigh * 100:0} % of {intent} by {known.Contacts:0} contacts, may be as good as {best}");
        return new Award(drawn, reason, scores) { Explored = true };
    }
}
