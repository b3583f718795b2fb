using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>Rules on an instance too large to solve, by simulation of the Markov model: cost per unit of time.</summary>
/// <param name="FitSeconds">Time of the fit, on this machine.</param>
public sealed record LargeComparison(string Name, double BestBid, double Starting, double BestMatch, double LongestQueue, double FitSeconds)
{
    private const long Events = 4_000_000;

    /// <summary>The four instances of policy.md at 90 agents.</summary>
    public static ImmutableArray<(string Name, MarkovModel Model)> Instances =>
        [Instance(0.90, 2), Instance(0.95, 2), Instance(0.90, 3), Instance(0.90, 6)];

    /// <param name="clock">For the time of the fit alone.</param>
    public static LargeComparison Measure(string name, MarkovModel model, long seed, TimeProvider clock, CancellationToken stop = default)
    {
        var start = clock.GetTimestamp();
        var fitted = RuleFitting.Fit(model, seed, stop: stop);
        var seconds = clock.GetElapsedTime(start).TotalSeconds;
        // Another seed than the fit's: a rule is not to be judged by the events it was chosen on.
        double Cost(IMarkovRule rule) => MarkovWalk.CostRate(model, rule, Events, seed + 1, stop);
        return new LargeComparison(name, Cost(new AssignmentRule(fitted)), Cost(new AssignmentRule(FittedRule.Starting(model))),
            Cost(SimpleRules.BestMatch(model)), Cost(new LongestIdleRule(model)), seconds);
    }

    private static (string Name, MarkovModel Model) Instance(double load, int skills) =>
        (FormattableString.Invariant($"6×15 agents, {skills} skills each, load {load:0.00}"), SixHomes.Make(load, skills));
}
