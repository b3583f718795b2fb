namespace Routing.Simulation;

/// <summary>An agent who knows the customer shortens calls by 20 to 30 %.</summary>
internal static class KnownAgentClaim
{
    private const double MeanHandleSeconds = 300;

    /// <summary>Worth more than any wait, so that a hold is bounded by its length alone; the API allows no such thing.</summary>
    private const double AtAnyCost = 1_000;
    private const int ForEver = 10_000_000;

    public static FieldClaim Of(Scenario at80)
    {
        var told = (QueueConfig queue) => queue.Affinity with { Enabled = true };
        return new FieldClaim(
            "known-agent", "A known agent shortens calls by 20–30 %",
            "Calls are 20–30 % shorter when the customer gets the agent of last time.",
            [
                "30 agents, handling 300 s on average (exponential), 40 % of contacts from customers seen before, drawn evenly from them; nobody leaves.",
                "The saving itself is assumed: the agent who served this customer last takes .75 of the time. Measured is how often the two meet, and what meeting costs.",
                "Holds keep a contact for its known agent while that agent is busy, for at most so many mean handle times; the budget (Affinity) is the default of a queue: as long as the expected gain exceeds the expected wait. All but the baselines rank by best-bid's starting rule, as all agents do the same work. Loads are before anything is saved.",
            ],
            [Table("Load .8", at80), Table("Load .9", at80.Denser(.9 / .8))],
            tables =>
            [
                .. tables.Select(table => $"{table.Table.Title}: the shortest wait + handle time has **{Best(table).Arm.Name}** ({Claims.Share(Best(table).Differences[ClaimMeasures.WaitAndTalk.Name])} against first come; handle time alone {Claims.Share(Best(table).Differences[ClaimMeasures.Talk.Name])})."),
                $"A quarter saved on a call is not a quarter saved on calls: only four contacts in ten have a known agent, and that agent is mostly busy. With every meeting forced, handle time over all changes by {Claims.Share(tables[0].Arm("held for ever").Differences[ClaimMeasures.Talk.Name])}, and waiting takes more than that back.",
                "Our budget holds for hardly anybody here: what is left of a call, however long it has lasted, is more than the quarter that meeting saves. It takes the known agent who is free, and that is the best row or next to it.",
            ]);

        ClaimTable Table(string title, Scenario scenario) => new(
            title,
            [
                .. ClaimScenarios.Baselines(scenario),
                ClaimScenarios.StartingRule("known if idle", scenario.With((_, queue) => queue with { Affinity = told(queue) with { SavesShare = AtAnyCost, MaxHoldSeconds = 0 } })),
                .. ((double[])[.1, .3, 1]).Select(times => Held(FormattableString.Invariant($"held for {times} handle times"), scenario, (int)(times * MeanHandleSeconds))),
                Held("held for ever", scenario, ForEver),
                ClaimScenarios.StartingRule("our budget", scenario.With((_, queue) => queue with { Affinity = told(queue) })),
            ],
            [ClaimMeasures.Talk, ClaimMeasures.Hits, ClaimMeasures.Wait("wait"), ClaimMeasures.WaitAndTalk, ClaimMeasures.LongestWait("longest wait")]);

        ClaimArm Held(string name, Scenario scenario, int seconds) =>
            ClaimScenarios.StartingRule(name, scenario.With((_, queue) => queue with { Affinity = told(queue) with { SavesShare = AtAnyCost, MaxHoldSeconds = seconds } }));
    }

    private static ClaimArmResult Best(ClaimTableResult table) => table.Arms.MinBy(arm => arm.Figures[ClaimMeasures.WaitAndTalk.Name].Value)!;
}
