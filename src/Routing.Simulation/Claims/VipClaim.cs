namespace Routing.Simulation;

/// <summary>VIP customers wait 40 s instead of 180 s.</summary>
internal static class VipClaim
{
    private const double SecondsPerMinute = 60;

    public static FieldClaim Of(Scenario firstCome)
    {
        var strict = firstCome.WithClass("vip", c => c with { Priority = 100 });
        // Ten points ahead, and a point a minute for all: a VIP goes before whoever came less than ten minutes earlier.
        var ageing = new Scenario[] { firstCome }.Select(s => s with { Classes = [.. s.Classes.Select(c => c with { Ageing = 1 / SecondsPerMinute, Priority = c.Name == "vip" ? 10 : 0 })] }).First();
        var bounded = strict.With((_, queue) => queue with { MaxWaitSeconds = 600 });
        var baselines = ClaimScenarios.Baselines(firstCome);
        var (vip, others) = (ClaimMeasures.Wait("wait of VIPs", "vip"), ClaimMeasures.Wait("wait of others", "others"));
        return new FieldClaim(
            "vip", "VIP customers wait 40 s instead of 180 s",
            "VIP wait 180 s → 40 s.",
            [
                "5 agents at load .8, handling 324.8 s on average (exponential), one contact in eight a VIP's, nobody leaves. Under these first come, first served is 180 s, and strict priority 40 s and 200 s, exactly.",
                "best-bid is told that a minute of a VIP's waiting costs five times as much; nothing else.",
            ],
            [
                new ClaimTable(
                    "",
                    [
                        baselines[0] with { Exact = ClaimScenarios.Exactly((vip.Name, 180), (others.Name, 180)) },
                        baselines[1],
                        ClaimScenarios.Drawn("VIPs first", strict) with { Exact = ClaimScenarios.Exactly((vip.Name, 40), (others.Name, 200)) },
                        ClaimScenarios.Drawn("VIPs ten minutes ahead (ageing)", ageing),
                        ClaimScenarios.Drawn("VIPs first, waits bounded at 600 s", bounded),
                        ClaimScenarios.BestBid("best-bid", firstCome),
                    ],
                    [vip, others, ClaimMeasures.Wait("wait of all"), ClaimMeasures.LongestWait("longest wait of others", "others")]),
            ],
            tables =>
            [
                $"VIPs wait {Claims.Share(tables[0].Arm("VIPs first").Differences[vip.Name])} under strict priority, by arithmetic: nobody handles anything faster, and the others pay ({Claims.Share(tables[0].Arm("VIPs first").Differences[others.Name])}).",
                "best-bid weighs what it is told, and learns while it runs: it does not go strictly by class, and lets a long line of others go before a VIP who has just come. Who wants the strict order sets priorities.",
                "Held against assignment on arrival everybody gains, which says more of the baseline than of priority.",
                "Ageing and a bound keep most of the gain where lines are short, and give it back where they are long: that is what they are for.",
            ]);
    }
}
