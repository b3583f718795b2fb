using System.Globalization;

namespace Routing.Simulation;

/// <summary>VIP customers wait 40 s instead of 180 s.</summary>
internal static class VipClaim
{
    private const double SecondsPerMinute = 60;
    private const double Claimed = 40;

    /// <summary>One mean in twenty lies outside its own interval by chance.</summary>
    private const double WiderBy = 1.5;
    private const string Strict = "VIPs first";
    private const string Ageing = "VIPs ten minutes ahead (ageing)";
    private const string Bounded = "VIPs first, waits bounded at 600 s";
    private const string BestBid = "best-bid";

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
                "A bound on waiting (`maxWaitSeconds`) is no promise: past 600 s a contact goes first, whoever it is. Where all wait long, they go in the order in which they came.",
            ],
            [
                new ClaimTable(
                    "",
                    [
                        baselines[0] with { Exact = ClaimScenarios.Exactly((vip.Name, 180), (others.Name, 180)) },
                        baselines[1],
                        ClaimScenarios.Drawn(Strict, strict) with { Exact = ClaimScenarios.Exactly((vip.Name, 40), (others.Name, 200)) },
                        ClaimScenarios.Drawn(Ageing, ageing),
                        ClaimScenarios.Drawn(Bounded, bounded),
                        ClaimScenarios.BestBid(BestBid, firstCome),
                    ],
                    [vip, others, ClaimMeasures.Wait("wait of all"), ClaimMeasures.LongestWait("longest wait of others", "others")]),
            ],
            tables => [.. Finds(tables[0], vip, others)])
        {
            UsualArrivals = 6_000,
            Verdict = tables => Verdict(tables[0].Arm(Strict), vip, others),
        };
    }

    private static string Verdict(ClaimArmResult strict, ClaimMeasure vip, ClaimMeasure others)
    {
        var wait = strict.Figures[vip.Name];
        var holds = Math.Abs(wait.Value - Claimed) <= wait.HalfWidth * WiderBy;
        return $"{(holds ? "Holds" : "Not seen")} in this setting: under strict priority VIPs wait {Claims.Of(wait)} s, and the others pay for it ({Claims.Told(strict.Differences[others.Name])}). Any router with priorities does this.";
    }

    private static IEnumerable<string> Finds(ClaimTableResult table, ClaimMeasure vip, ClaimMeasure others)
    {
        var (strict, bid) = (table.Arm(Strict), table.Arm(BestBid));
        yield return $"Under strict priority the wait of VIPs is {Claims.Told(strict.Differences[vip.Name])}, and that of others {Claims.Told(strict.Differences[others.Name])}: by arithmetic, as nobody handles anything faster.";
        yield return $"best-bid, told what a VIP's minute costs, has VIPs wait {Claims.Of(bid.Figures[vip.Name])} s, where strict priority has {Claims.Of(strict.Figures[vip.Name])} s: {Claims.Told(table.Between(strict, bid, vip))}.";
        var worse = table.Arms.Where(arm => arm.FromRota.Count > 0 && new[] { vip, others }.Any(m => arm.FromRota[m.Name] is { IsReal: true, Difference.Value: > 0 })).Select(arm => arm.Arm.Name).ToList();
        yield return worse.Count == 0
            ? "Held against assignment on arrival nobody loses in any row, which says more of the baseline than of priority."
            : $"Held against assignment on arrival VIPs or others lose in: {string.Join("; ", worse)}.";
        yield return $"Of what strict priority takes off the wait of VIPs, ageing keeps {Kept(Ageing)} and a bound of 600 s {Kept(Bounded)}: both let those who have waited long go before, and so keep less the longer the lines are.";

        string Kept(string arm) => strict.Differences[vip.Name].Difference.Value is not 0 and var whole
            ? string.Create(CultureInfo.InvariantCulture, $"{table.Arm(arm).Differences[vip.Name].Difference.Value / whole * 100:F0} %")
            : "–";
    }
}
