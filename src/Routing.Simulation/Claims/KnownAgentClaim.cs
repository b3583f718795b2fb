using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>An agent who knows the customer shortens calls by 20 to 30 %.</summary>
internal static class KnownAgentClaim
{
    private const double MeanHandleSeconds = 300;

    /// <summary>Worth more than any wait, so that a hold is bounded by its length alone; the API allows no such thing.</summary>
    private const double AtAnyCost = 1_000;
    private const int ForEver = 10_000_000;
    private const string IfIdle = "known if idle";
    private const string ForEverHeld = "held for ever";
    private const string Budget = "our budget";
    private const double Least = 0.2;

    public static FieldClaim Of(Scenario at80)
    {
        var told = (QueueConfig queue) => queue.Affinity with { Enabled = true };
        // With affinity on, the known agent is among those asked, also where the choice is by lot: then the baselines would have part of the gain.
        var untold = (Scenario scenario) => scenario.With((_, queue) => queue with { Affinity = queue.Affinity with { Enabled = false } });
        return new FieldClaim(
            "known-agent", "A known agent shortens calls by 20–30 %",
            "Calls are 20–30 % shorter when the customer gets the agent of last time.",
            [
                "30 agents, handling 300 s on average (exponential), 40 % of contacts from customers seen before, drawn evenly from them; nobody leaves.",
                "The saving itself is assumed: the agent who served this customer last takes .75 of the time. Measured is how often the two meet, and what meeting costs.",
                "Holds keep a contact for its known agent while that agent is busy, for at most so many mean handle times; the budget (Affinity) is the default of a queue: as long as the expected gain exceeds the expected wait. The baselines have affinity off: they meet by chance alone. All others rank by best-bid's starting rule, as all agents do the same work. Loads are before anything is saved.",
            ],
            [Table("Load .8", at80), Table("Load .9", at80.Denser(.9 / .8))],
            tables => [.. tables.SelectMany(Finds)])
        {
            UsualArrivals = 2_000,
            Verdict = Verdict,
        };

        ClaimTable Table(string title, Scenario scenario) => new(
            title,
            [
                .. ClaimScenarios.Baselines(untold(scenario)),
                ClaimScenarios.StartingRule(IfIdle, scenario.With((_, queue) => queue with { Affinity = told(queue) with { SavesShare = AtAnyCost, MaxHoldSeconds = 0 } })),
                .. ((double[])[.1, .3, 1]).Select(times => Held(FormattableString.Invariant($"held for {times} handle times"), scenario, (int)(times * MeanHandleSeconds))),
                Held(ForEverHeld, scenario, ForEver),
                ClaimScenarios.StartingRule(Budget, scenario.With((_, queue) => queue with { Affinity = told(queue) })),
            ],
            [ClaimMeasures.Talk, ClaimMeasures.Hits, ClaimMeasures.Wait("wait"), ClaimMeasures.WaitAndTalk, ClaimMeasures.LongestWait("longest wait")]);

        ClaimArm Held(string name, Scenario scenario, int seconds) =>
            ClaimScenarios.StartingRule(name, scenario.With((_, queue) => queue with { Affinity = told(queue) with { SavesShare = AtAnyCost, MaxHoldSeconds = seconds } }));
    }

    private static string Verdict(ImmutableArray<ClaimTableResult> tables)
    {
        var forced = tables[0].Arm(ForEverHeld).Differences[ClaimMeasures.Talk.Name];
        var budget = tables[0].Arm(Budget).Differences[ClaimMeasures.Talk.Name];
        return $"{(forced.Share <= -Least ? "Holds" : "Does not hold")} for calls as a whole: with every meeting forced they are {Claims.Told(forced)}, and with what does not lengthen wait + handle time {Claims.Told(budget)}. It is true of the single call that meets its agent, as that is assumed.";
    }

    private static IEnumerable<string> Finds(ClaimTableResult table)
    {
        var (both, talk) = (ClaimMeasures.WaitAndTalk, ClaimMeasures.Talk);
        var ranked = table.Arms.OrderBy(arm => arm.Figures[both.Name].Value).ToList();
        var (best, first, forced, budget, idle) = (ranked[0], table.Arms[0], table.Arm(ForEverHeld), table.Arm(Budget), table.Arm(IfIdle));
        yield return $"{table.Table.Title}: the shortest wait + handle time has **{best.Arm.Name}**; against first come it is {Claims.Told(table.Between(first, best, both))}, its handle time alone {Claims.Told(table.Between(first, best, talk))}.";
        var (saved, whole) = (forced.Differences[talk.Name], forced.Differences[both.Name]);
        yield return $"{table.Table.Title}: a quarter saved on a call is not a quarter saved on calls, as only four contacts in ten have a known agent. With every meeting forced handle time over all is {Claims.Told(saved)}, and wait + handle time {Claims.Told(whole)}.";
        yield return $"{table.Table.Title}: our budget meets the known agent in {Claims.Of(budget.Figures[ClaimMeasures.Hits.Name])} % of the contacts that have one, known if idle in {Claims.Of(idle.Figures[ClaimMeasures.Hits.Name])} %; by wait + handle time it is number {ranked.IndexOf(budget) + 1} of {ranked.Count} rows, and against the best {(budget == best ? "it is that" : Claims.Told(table.Between(best, budget, both)))}.";
    }
}
