using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Whom each policy would take of those who bid for one contact; kept with the decision, for later estimates of policies that have not run.</summary>
/// <remarks>
/// The choices are kept, and not what they were made from: prices, worths and the queue's configuration would have to be kept with every decision
/// too, and a policy that is changed later would choose again otherwise than it would have.
/// </remarks>
public static class PolicyChoices
{
    private static readonly ImmutableArray<ScoringSelection> Told = [.. SelectionPolicies.Names.Select(SelectionPolicies.Find).OfType<ScoringSelection>().Where(policy => !policy.IsByLot)];

    /// <summary>The policies whose choice can be told: those that leave it neither to chance nor to somebody outside.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Told.Select(policy => policy.Name)];

    /// <summary>The policies of each set that ever agreed, by their bits: the same few again and again.</summary>
    private static readonly ConcurrentDictionary<int, ImmutableArray<string>> Sets = [];

    /// <summary>By agent, in the order of the bids; none where there was nothing to choose.</summary>
    public static ImmutableArray<PolicyChoice> Of(SelectionCase subject, IReadOnlyList<Bid> bids, Random random)
    {
        var able = 0;
        foreach (var bid in bids) able += bid.Eligible is Eligible.Yes ? 1 : 0;
        if (able < 2) return [];
        var chosenBy = new int[bids.Count];
        for (var n = 0; n < Told.Length; n++) chosenBy[PlaceOf(Told[n].Best(subject, bids, random)!, bids)] |= 1 << n;
        var choices = ImmutableArray.CreateBuilder<PolicyChoice>(Told.Length);
        for (var at = 0; at < chosenBy.Length; at++)
        {
            if (chosenBy[at] != 0) choices.Add(new PolicyChoice(bids[at].Agent, Sets.GetOrAdd(chosenBy[at], static bits => Names.RemoveAll(name => (bits & (1 << Names.IndexOf(name))) == 0))));
        }
        return choices.DrainToImmutable();
    }

    private static int PlaceOf(Bid chosen, IReadOnlyList<Bid> bids)
    {
        var at = 0;
        while (!ReferenceEquals(bids[at], chosen)) at++;
        return at;
    }
}

/// <summary>An agent, and the policies that would take it.</summary>
public sealed record PolicyChoice(string Agent, ImmutableArray<string> Policies);
