namespace Routing.Core;

/// <summary>
/// Means that do not believe a handful of contacts, where agents are taken as one or a rating is concerned: drawn towards the group's,
/// the group's towards what is assumed of work never seen. Of single agents see <see cref="CrossedFit"/>.
/// </summary>
/// <remarks>
/// Posterior mean with a prior worth m contacts, (Σx + m·prior) ÷ (n + m). For chances that is the mean of a Beta
/// posterior; for times and ratings Bühlmann's credibility, where m = variance within an agent ÷ variance between
/// agents.
/// </remarks>
public static class Shrinkage
{
    /// <summary>The assumption about unseen work is a guess: it weighs as much as five contacts.</summary>
    public const double GroupPriorContacts = 5;

    /// <summary>p(1 − p) ÷ sd², with p = .8 and agents differing by .06: 44.</summary>
    public const double ResolvedPriorContacts = 44;

    /// <summary>Squared variation of handle time within an agent 1.4 (lognormal, σ = .94), between agents .15²: 62.</summary>
    public const double HandlePriorContacts = 62;

    /// <summary>Ratings vary by 1 within an agent and by .3 between agents: 11.</summary>
    public const double SatisfactionPriorContacts = 11;

    /// <summary>Means of a group for one intent, from the sum of its agents' tallies.</summary>
    public static IntentMeans OfGroup(IntentTally sum) => new(
        Mean(sum.Resolved, sum.Rated, IntentMeans.Unknown.Resolved, GroupPriorContacts),
        Mean(sum.HandleSecondsSum, sum.Contacts, IntentMeans.Unknown.HandleSeconds, GroupPriorContacts),
        Mean(sum.SatisfactionSum, sum.SatisfactionCount, IntentMeans.Unknown.Satisfaction, GroupPriorContacts),
        sum.Contacts);

    /// <summary>Means of agents taken as one for an intent, from their tally and their group's means.</summary>
    public static IntentMeans OfAgent(IntentTally own, IntentMeans group) => new(
        Mean(own.Resolved, own.Rated, group.Resolved, ResolvedPriorContacts),
        Mean(own.HandleSecondsSum, own.Contacts, group.HandleSeconds, HandlePriorContacts),
        Satisfaction(own, group),
        own.Contacts);

    public static double Satisfaction(IntentTally own, IntentMeans group) =>
        Mean(own.SatisfactionSum, own.SatisfactionCount, group.Satisfaction, SatisfactionPriorContacts);

    public static double Mean(double sum, double count, double prior, double priorContacts) =>
        (sum + (priorContacts * prior)) / (count + priorContacts);
}
