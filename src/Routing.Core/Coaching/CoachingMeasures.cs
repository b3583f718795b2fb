namespace Routing.Core;

/// <summary>Holds one agent's tally of an intent against its peers', in each measure there is enough of.</summary>
internal static class CoachingMeasures
{
    public static IEnumerable<CoachingFigure> Of(string agent, IntentTally own, IntentTally peers)
    {
        if (IsEnough(own.Rated, peers.Rated)) yield return Resolution(agent, own, peers);
        if (IsEnough(own.SatisfactionCount, peers.SatisfactionCount)) yield return Satisfaction(agent, own, peers);
        if (IsEnough(own.Contacts, peers.Contacts) && own.HandleSecondsSum > 0 && peers.HandleSecondsSum > 0) yield return HandleTime(agent, own, peers);
    }

    private static bool IsEnough(double own, double peers) => own >= CoachingDefaults.LeastContacts && peers >= CoachingDefaults.LeastPeerContacts;

    private static CoachingFigure Resolution(string agent, IntentTally own, IntentTally peers)
    {
        var (share, theirs) = (own.Resolved / own.Rated, peers.Resolved / peers.Rated);
        // If the agent is one of its peers, all contacts have one chance.
        var pooled = (own.Resolved + peers.Resolved) / (own.Rated + peers.Rated);
        var variance = pooled * (1 - pooled);
        return Figure(agent, own, CoachingMeasure.Resolution, own.Rated, share, theirs, variance, Deviations(share - theirs, variance, own.Rated, peers.Rated), Shrinkage.ResolvedPriorContacts, (0, 1));
    }

    private static CoachingFigure Satisfaction(string agent, IntentTally own, IntentTally peers)
    {
        var (mean, theirs) = (own.SatisfactionSum / own.SatisfactionCount, peers.SatisfactionSum / peers.SatisfactionCount);
        var variance = RatingVariance(own.Plus(peers));
        return Figure(
            agent, own, CoachingMeasure.Satisfaction, own.SatisfactionCount, mean, theirs, variance,
            Deviations(mean - theirs, variance, own.SatisfactionCount, peers.SatisfactionCount), Shrinkage.SatisfactionPriorContacts, (CoachingDefaults.LowestRating, CoachingDefaults.HighestRating));
    }

    private static CoachingFigure HandleTime(string agent, IntentTally own, IntentTally peers)
    {
        var (mean, theirs) = (own.HandleSecondsSum / own.Contacts, peers.HandleSecondsSum / peers.Contacts);
        // Times vary in proportion to their mean, and every agent's by as much: all tell of it together.
        var variation = Variation(own.Plus(peers));
        // Times are skewed, and so are their means over some dozens: logarithms of these are so much less.
        var deviations = Deviations(Math.Log(mean / theirs), variation, own.Contacts, peers.Contacts);
        return Figure(agent, own, CoachingMeasure.HandleTime, own.Contacts, mean, theirs, variation * theirs * theirs, deviations, Shrinkage.HandlePriorContacts, (0, double.PositiveInfinity));
    }

    /// <summary>Of one rating, by all together. Customers who love it or hate it vary three times as much as those who more or less like it.</summary>
    private static double RatingVariance(IntentTally all)
    {
        var mean = all.SatisfactionSum / all.SatisfactionCount;
        // Where no squares were counted: none from 1 to 5 with that mean vary by more.
        return all.SatisfactionSquares > 0 ? Math.Max(0, (all.SatisfactionSquares / all.SatisfactionCount) - (mean * mean)) : (CoachingDefaults.HighestRating - mean) * (mean - CoachingDefaults.LowestRating);
    }

    private static double Variation(IntentTally all)
    {
        var mean = all.HandleSecondsSum / all.Contacts;
        // Tallies of earlier versions have no squares.
        var seen = all.HandleSquares > 0 ? Math.Max(0, (all.HandleSquares / (all.Contacts * mean * mean)) - 1) : EstimateDefaults.SquaredVariation;
        return ((seen * all.Contacts) + (EstimateDefaults.SquaredVariation * EstimateDefaults.SquaredVariationContacts)) / (all.Contacts + EstimateDefaults.SquaredVariationContacts);
    }

    private static double Deviations(double difference, double variance, double own, double peers) => variance > 0 ? Math.Abs(difference) / Math.Sqrt((variance / own) + (variance / peers)) : 0;

    /// <param name="variance">Of one contact.</param>
    /// <param name="deviations">How far the agent is from its peers, in standard errors.</param>
    private static CoachingFigure Figure(
        string agent, IntentTally tally, CoachingMeasure measure, double contacts, double own, double peers, double variance, double deviations, double priorContacts, (double Low, double High) bounds)
    {
        var expected = Shrinkage.Mean(own * contacts, contacts, peers, priorContacts);
        var reach = CoachingDefaults.IntervalReach * Math.Sqrt(variance / (contacts + priorContacts));
        return new CoachingFigure(
            agent, tally.Intent, measure, contacts, own, peers, expected, Math.Clamp(expected - reach, bounds.Low, bounds.High), Math.Clamp(expected + reach, bounds.Low, bounds.High), 2 * NormalTail.Above(deviations));
    }
}
