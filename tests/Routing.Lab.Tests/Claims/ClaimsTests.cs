using System.Collections.Immutable;
using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>Each claim's setting does what it is for, and the page says so: few and short replications, on properties that do not hang on chance.</summary>
public sealed class ClaimsTests
{
    private static readonly SimulationOptions Short = new() { Arrivals = 400, Replications = 2, Parallel = 2 };
    private const int LongestWarmUp = 800;

    [Fact]
    public void Priority_moves_waiting_from_VIPs_to_others()
    {
        var table = Play("vip", "VIPs first");

        Assert.Equal((180, 180), (Exact(table, 0, "wait of VIPs"), Exact(table, 0, "wait of others")));
        Assert.Equal((40, 200), (Exact(table, 1, "wait of VIPs"), Exact(table, 1, "wait of others")));
        Assert.True(table.Arms[1].Figures["wait of VIPs"].Value < 0.6 * table.Arms[0].Figures["wait of VIPs"].Value);
        Assert.True(table.Arms[1].Figures["wait of others"].Value > table.Arms[0].Figures["wait of others"].Value);
    }

    [Fact]
    public void Who_is_held_for_ever_meets_the_known_agent_and_waits_for_it()
    {
        var table = Play("known-agent", "held for ever");

        Assert.InRange(table.Arms[0].Figures["meets the known agent"].Value, 0, 15);
        Assert.InRange(table.Arms[1].Figures["meets the known agent"].Value, 90, 100);
        Assert.True(table.Arms[1].Differences["handle time"].Difference.Value < 0);
        Assert.Contains(table.Losses(table.Arms[1]), loss => loss.Measure.Name is "wait" or "wait + handle time");
    }

    /// <summary>With affinity on, a baseline asks the known agent too, and has part of the gain.</summary>
    [Fact]
    public void Baselines_meet_the_known_agent_by_chance_alone()
    {
        var claim = ClaimsCommand.Chosen(["known-agent"]).Single();
        foreach (var arm in claim.Tables.SelectMany(table => table.Arms))
        {
            var isBaseline = arm.Name is FieldClaim.FirstCome or FieldClaim.OnArrival;
            Assert.All(DerivedSetup.Of(arm.Scenario).Queues.Values, queue => Assert.NotEqual(isBaseline, queue.Affinity.Enabled));
        }
    }

    /// <summary>Nothing is told of a setting that is not held against both ways that everybody knows.</summary>
    [Fact]
    public void Every_table_has_both_baselines() =>
        Assert.All(ClaimsCommand.Chosen([]).SelectMany(claim => claim.Tables), table => Assert.Equal([FieldClaim.FirstCome, FieldClaim.OnArrival], table.Arms.Take(2).Select(arm => arm.Name)));

    [Fact]
    public void Told_customers_are_patient_by_the_factor_and_theory_says_what_the_claim_needs()
    {
        var table = Play("estimates", "told, patience × 4");

        Assert.True(table.Arms[1].Differences["abandoned"].Difference.Value < 0);
        Assert.True(table.Arms[1].Figures["wait"].Value > table.Arms[0].Figures["wait"].Value);
        Assert.Contains("times 1.97 ", EstimatesClaim.Needed(.8), StringComparison.Ordinal);
        Assert.Contains("times 3.70 ", EstimatesClaim.Needed(1), StringComparison.Ordinal);
        Assert.Contains("no patience is enough: 9.1 %", EstimatesClaim.Needed(1.1), StringComparison.Ordinal);
    }

    [Fact]
    public void Theory_of_response_is_that_of_one_line_and_of_a_rota()
    {
        Assert.Equal(27.7, ResponseClaim.Shared(), 1);
        Assert.Equal(339.1, ResponseClaim.Rota(), 1);
        var table = Play("response", FieldClaim.OnArrival);
        Assert.True(table.Arms[1].Figures["wait"].Value > 3 * table.Arms[0].Figures["wait"].Value);
    }

    [Fact]
    public void A_bots_failures_come_to_people_and_its_time_is_charged()
    {
        var table = Play("bot", "bot, 70 % right");

        Assert.InRange(table.Arms[1].Differences["people's time per contact"].Share!.Value, -.4, -.1);
        Assert.InRange(table.Arms[1].Figures["with failed bot time charged"].Value - table.Arms[1].Figures["people's time per contact"].Value, .6 * .3 * 90 * .6, .6 * .3 * 90 * 1.5);
    }

    [Fact]
    public void Seniors_do_more_of_what_is_hard_where_it_is_kept_for_them_and_the_page_says_all()
    {
        var claim = ClaimsCommand.Chosen(["seniors"]).Single();
        var tables = Only(claim, "hard ones to seniors only", "hard ones to seniors, simple ones to juniors", "best-bid").Measure(Short with { Arrivals = 300 });

        Assert.True(tables[0].Arms[1].Differences["hard contacts per senior-day"].Share > .5);
        var page = ClaimsPage.Of([new PlayedClaim(claim, Short, tables)], "claims --only seniors");
        foreach (var said in (string[])["**Not simulated: satisfaction, repurchase and revenue.**", "*Verdict:* ", "*Assumed:*", "*Measured*, over 2 runs of 400 contacts each, after a warm-up of ", "*Who loses*", "hard contacts per senior-day", "`claims --only seniors`"]) Assert.Contains(said, page, StringComparison.Ordinal);
    }

    [Fact]
    public void All_seven_are_there_and_agents_without_tags_resolve_less()
    {
        Assert.Equal(["vip", "known-agent", "estimates", "resolution", "response", "seniors", "bot"], ClaimsCommand.Chosen([]).Select(claim => claim.Name));
        Assert.Contains("write one of vip, known-agent", Assert.Throws<ScenarioException>(() => ClaimsCommand.Chosen(["VIP"])).Message, StringComparison.Ordinal);
        var table = Play("resolution", "tagged agents only");
        Assert.InRange(table.Arms[0].Figures["resolved at first"].Value, 59, 71);
        Assert.InRange(table.Arms[1].Figures["resolved at first"].Value, 84, 92);
        Assert.True(table.Arms[1].Differences["repeat contacts"].Difference.Value < 0);
    }

    [Theory]
    [InlineData("\"a\"")]
    [InlineData("\"nowhere\"")]
    public void What_a_pool_hands_over_goes_to_a_class_it_does_not_serve(string to)
    {
        var refused = Assert.Throws<ScenarioException>(() => ScenarioReader.Parse(
            $$$"""{"name":"x","classes":[{"name":"a","arrivals":{"poisson":1}}],"pools":[{"name":"p","agents":1,"serves":{"a":{"service":{"deterministic":{"value":1} } } },"handsOverTo":{{{to}}} }]}"""));
        Assert.Equal("$.pools[0].handsOverTo", refused.Path);
    }

    /// <summary>The first table with its first arm and one other.</summary>
    private static ClaimTableResult Play(string claim, string arm) => Only(ClaimsCommand.Chosen([claim]).Single(), arm).Measure(Short)[0];

    private static FieldClaim Only(FieldClaim claim, params ImmutableArray<string> arms) => claim with
    {
        Tables = [claim.Tables[0] with { Arms = [.. claim.Tables[0].Arms.Where((arm, at) => at == 0 || arms.Contains(arm.Name)).Select(Sooner)] }],
    };

    private static ClaimArm Sooner(ClaimArm arm) => arm with { Scenario = arm.Scenario with { WarmUpArrivals = Math.Min(arm.Scenario.WarmUpArrivals, LongestWarmUp) } };

    private static double Exact(ClaimTableResult table, int arm, string measure) => table.Arms[arm].Arm.Exact[measure];
}
