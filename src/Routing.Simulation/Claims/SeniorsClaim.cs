namespace Routing.Simulation;

/// <summary>Senior agents do 25 to 30 % more of what only they are good at.</summary>
internal static class SeniorsClaim
{
    private const double SecondsPerDay = 8 * 3600;

    public static FieldClaim Of(Scenario scenario)
    {
        var reserved = scenario.With((id, queue) => id == "hard" ? queue with { AgentTiers = ["senior"] } : queue);
        var split = scenario.With((id, queue) => queue with { AgentTiers = [id == "hard" ? "senior" : "junior"] });
        var perDay = new ClaimMeasure("hard contacts per senior-day", "", false) { Of = PerSeniorDay };
        return new FieldClaim(
            "seniors", "Senior agents: 25–30 % more of what is hard",
            "Senior agents +25–30 %.",
            [
                "40 agents, 60 % of them juniors. A quarter of the contacts is hard, of high value, and takes a junior 1.8 times as long; all else takes anybody 300 s (exponential). Load .8 where anybody takes anything. A senior-day has eight hours.",
                "Which contacts are hard is known as they come in. That seniors do the hard ones better is not assumed: only faster.",
            ],
            [
                new ClaimTable(
                    "",
                    [
                        .. ClaimScenarios.Baselines(scenario),
                        ClaimScenarios.Drawn("hard ones to seniors only", reserved),
                        ClaimScenarios.Drawn("hard ones to seniors, simple ones to juniors", split),
                        ClaimScenarios.BestBid("best-bid", scenario),
                    ],
                    [
                        perDay, ClaimMeasures.Wait("wait of simple", "simple"), ClaimMeasures.Wait("wait of hard", "hard"), ClaimMeasures.Talk,
                        ClaimMeasures.Occupancy("occupancy of seniors", "seniors"), ClaimMeasures.Occupancy("occupancy of juniors", "juniors"),
                    ]),
            ],
            tables =>
            [
                .. tables[0].Arms.Skip(2).Select(arm => $"{arm.Arm.Name}: {Claims.Share(arm.Differences[perDay.Name])} hard contacts per senior-day, simple ones wait {Claims.Share(arm.Differences["wait of simple"])}, at {Claims.Of(arm.Figures["occupancy of seniors"])} % occupancy of the seniors."),
                "The number alone can be made as large as one likes, by keeping seniors for what is hard; so look at all three together.",
            ])
        {
            UsualArrivals = 3_000,
            Verdict = tables => $"{(tables[0].Arm("best-bid").Differences[perDay.Name].Share >= .25 ? "Holds, and more is to be had" : "Not reached")}: best-bid has {Claims.Told(tables[0].Arm("best-bid").Differences[perDay.Name])}, seniors kept for hard contacts {Claims.Told(tables[0].Arm("hard ones to seniors only").Differences[perDay.Name])}. It is where hard contacts go, and not what seniors get done.",
        };
    }

    private static double PerSeniorDay(RunResult run)
    {
        var seniors = run.ServedBy.Where(served => served.Key.Agent.StartsWith("seniors-", StringComparison.Ordinal)).ToList();
        var agents = run.Values.Keys.Count(key => key.Section == "agents" && key.Name.StartsWith("seniors-", StringComparison.Ordinal));
        return seniors.Where(served => served.Key.Class == "hard").Sum(served => served.Value) / (double)agents / (run.Window / SecondsPerDay);
    }
}
