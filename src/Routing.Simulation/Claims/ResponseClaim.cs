namespace Routing.Simulation;

/// <summary>Customers are answered 30 % sooner.</summary>
internal static class ResponseClaim
{
    private const int Agents = 12;
    private const double HandleSeconds = 180;
    private const double Load = .8;
    private const string LongestIdle = "longest idle";
    private const string BestBid = "best-bid";

    public static FieldClaim Of(Scenario scenario)
    {
        var (wait, baselines) = (ClaimMeasures.Wait("wait"), ClaimScenarios.Baselines(scenario));
        return new FieldClaim(
            "response", "Response: 30 % sooner",
            "Response time −30 %.",
            ["12 agents who all do the same, handling 180 s on average (exponential), load .8, nobody leaves. Against which routing the claim is made is never said, so it is held against both."],
            [
                new ClaimTable(
                    "",
                    [
                        baselines[0] with { Exact = ClaimScenarios.Exactly((wait.Name, Shared())) },
                        baselines[1] with { Exact = ClaimScenarios.Exactly((wait.Name, Rota())) },
                        new(LongestIdle, scenario, new LongestIdleSelection().Name),
                        ClaimScenarios.StartingRule(BestBid, scenario),
                    ],
                    [wait, ClaimMeasures.LongestWait("longest wait"), ClaimMeasures.Occupancy("occupancy", "team")]),
            ],
            tables =>
            [
                $"Against assignment on arrival the wait in one line for all is {Claims.Told(tables[0].Arms[0].FromRota[wait.Name])} with a random agent, and {Claims.Told(tables[0].Arm(LongestIdle).FromRota[wait.Name])} with the longest idle one.",
                $"Against first come to a random agent the wait is {Claims.Told(tables[0].Arm(LongestIdle).Differences[wait.Name])} with the longest idle one, and {Claims.Told(tables[0].Arm(BestBid).Differences[wait.Name])} with best-bid. Where all contacts and all agents are alike, who takes which changes nobody's wait: that follows from the setting, and the runs only show it.",
            ])
        {
            UsualArrivals = 6_000,
            Verdict = tables => $"Holds, and by far, against a fixed rota ({Claims.Told(tables[0].Arm(LongestIdle).FromRota[wait.Name])}); against one line for all it does not ({Claims.Told(tables[0].Arm(LongestIdle).Differences[wait.Name])}).",
        };
    }

    internal static double Shared() => Erlang.Figures(new StaffingLoad(Load * Agents / HandleSeconds * 3600, HandleSeconds), Agents, 0).MeanWaitSeconds;

    /// <summary>Each agent has every twelfth contact: E12/M/1, whose wait is σ ÷ (μ(1 − σ)) with σ = (λ ÷ (λ + μ(1 − σ)))^12.</summary>
    internal static double Rota()
    {
        var (rate, service, sigma) = (Load * Agents / HandleSeconds, 1 / HandleSeconds, .5);
        for (var step = 0; step < 1000; step++) sigma = Math.Pow(rate / (rate + (service * (1 - sigma))), Agents);
        return sigma / (service * (1 - sigma));
    }
}
