using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// Whom a contact may try: idle agents whom nobody else waits for, and the interval of whose chance of resolving it reaches into
/// the most promising one's. Whether it tries, and whom, is drawn from its id: repeated, it draws the same.
/// </summary>
/// <remarks>
/// The epsilon-greedy of the bandit literature, bounded to what may yet be best. Drawing from the posterior (Thompson, 1933) was refused: its
/// propensities have no closed form, and those are what later estimates of other policies divide by (Swaminathan and Joachims, 2015).
/// </remarks>
public static class ExplorationField
{
    /// <summary>Agents considered, the most promising: deeper ones have their turn when these are busy.</summary>
    public const int Most = 16;

    private static readonly string Explores = new BestBidSelection().Name;

    /// <param name="promising">Agents who could be asked, the most promising first.</param>
    /// <returns>Whom to ask, and on which terms; null where there is nothing to find out.</returns>
    public static (ImmutableArray<string> Asked, Exploration? Exploration) Of(
        Board board, BoardQueue queue, string contactId, string intent, ImmutableArray<string> promising)
    {
        var usual = promising.Length > Defaults.UsualBids ? promising[..Defaults.UsualBids] : promising;
        var share = queue.Config.ExplorationShare;
        if (share <= 0 || promising.Length < 2 || queue.Config.Selection != Explores) return (usual, null);
        var best = board.Statistics.Agent(promising[0], intent);
        List<string> field = [];
        foreach (var agent in promising.Take(Most))
        {
            var means = board.Statistics.Agent(agent, intent);
            var mayBeBest = means.ResolvedHigh >= best.ResolvedLow && means.ResolvedLow <= best.ResolvedHigh;
            if (mayBeBest && Matching.Price(board, queue, board.Agents[agent]) == 0) field.Add(agent);
        }
        if (field.Count < 2) return (usual, null);
        var draw = Draw.For(0, contactId, "explore");
        var drawn = draw.Chance(share) ? draw.OneOf(field) : null;
        // The first is spoken for, so whoever was drawn goes first.
        ImmutableArray<string> asked = drawn is null ? usual : [drawn, .. usual.Where(agent => agent != drawn).Take(Defaults.UsualBids - 1)];
        return (asked, new Exploration(share, field.Count, [.. asked.Where(field.Contains)], drawn));
    }
}
