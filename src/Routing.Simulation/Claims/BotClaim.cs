using System.Globalization;

namespace Routing.Simulation;

/// <summary>A bot takes 60 % of the contacts and is right in 92 % of them.</summary>
internal static class BotClaim
{
    private const double Claimed = .92;
    private const string HandedOver = "handed-over";
    private static readonly double[] Accuracies = [1, .97, Claimed, .85, .7];
    private static readonly int[] Fewer = [16, 15];

    public static FieldClaim Of(Scenario withBot)
    {
        var without = WithoutBot(withBot);
        var human = new ClaimMeasure("people's time per contact", "s", true) { Of = run => HumanSeconds(run) };
        var charged = new ClaimMeasure("with failed bot time charged", "s", true) { Of = run => HumanSeconds(run) + FailedSeconds(run) };
        var wait = new ClaimMeasure("wait for a person", "s", true) { Of = run => ClaimMeasures.Wait("", People(run)).Of(run) };
        return new FieldClaim(
            "bot", "A bot takes 60 %, and is right in 92 %",
            "A bot takes 60 % of the contacts with 92 % right.",
            [
                "20 people at load .8 without a bot: 60 % of contacts simple (90 s), 40 % complex (315 s), exponential, nobody leaves. The bot takes every simple one at once, as long as a person would, and never a complex one.",
                "What the bot gets wrong it notices, and hands over at once; a person then takes 90 s for it, all over again. That the bot is right so often is assumed, and swept; bots that are wrong without noticing are not simulated, and cost more.",
            ],
            [
                new ClaimTable(
                    "",
                    [
                        .. ClaimScenarios.Baselines(without),
                        .. Accuracies.Select(accuracy => ClaimScenarios.Drawn(Right(accuracy), With(withBot, accuracy))),
                        .. Fewer.Select(people => ClaimScenarios.Drawn($"{Right(Claimed)}, {people} people", WithPeople(With(withBot, Claimed), people))),
                    ],
                    [
                        human, charged, wait, ClaimMeasures.Occupancy("occupancy of people", "people"),
                    ]),
            ],
            tables =>
            [
                $"With 92 % right, people's time changes by {Claims.Share(tables[0].Arm(Right(Claimed)).Differences[human.Name])}, not by 60 %: what the bot takes is the short part. With its failures charged: {Claims.Share(tables[0].Arm(Right(Claimed)).Differences[charged.Name])}.",
                string.Create(CultureInfo.InvariantCulture, $"The same people have time for {tables[0].Arms[0].Figures[human.Name].Value / tables[0].Arm(Right(Claimed)).Figures[human.Name].Value:F2} times as many contacts."),
                "Who loses is the customer whose simple matter the bot gets wrong: the bot's time, then the line, then the person. The gain can be taken in fewer people with the same wait.",
                .. Fewer.Select(people => $"With {people} people and 92 % right the wait for a person is {Claims.Told(tables[0].Arm($"{Right(Claimed)}, {people} people").Differences[wait.Name])} against 20 people and no bot."),
            ])
        {
            UsualArrivals = 2_400,
            Verdict = tables => $"Assumed here, not shown: what 60 % at 92 % right comes to is {Claims.Told(tables[0].Arm(Right(Claimed)).Differences[human.Name])} of people's time, as what the bot takes is the short part.",
        };
    }

    private static string Right(double accuracy) => FormattableString.Invariant($"bot, {accuracy * 100:0} % right");

    private static Scenario With(Scenario scenario, double accuracy) => scenario.WithPool("bots", pool => pool with
    {
        Serves = pool.Serves.SetItem("simple", pool.Serves["simple"] with { Resolve = accuracy }),
    });

    private static Scenario WithPeople(Scenario scenario, int people) => scenario.WithPool("people", pool => pool with { AgentIds = [.. pool.AgentIds.Take(people)] });

    private static Scenario WithoutBot(Scenario scenario) => scenario with
    {
        Classes = [.. scenario.Classes.Where(c => c.Name != HandedOver)],
        Pools =
        [
            .. scenario.Pools.Where(pool => pool.Name == "people").Select(pool => pool with
            {
                Serves = pool.Serves.Remove(HandedOver).Add("simple", scenario.Pools.Single(p => p.Name == "bots").Serves["simple"] with { Resolve = 1 }),
            }),
        ],
    };

    /// <summary>The classes that people serve.</summary>
    private static string[] People(RunResult run) => run.Tallies.ContainsKey(HandedOver) ? ["complex", HandedOver] : ["complex", "simple"];

    private static double HumanSeconds(RunResult run) => ClaimMeasures.Over(run, People(run)).Sum(tally => tally.HandleSum) / Contacts(run);

    private static double FailedSeconds(RunResult run) => ClaimMeasures.Over(run, "simple").Sum(tally => tally.UnresolvedHandleSum) / Contacts(run);

    private static double Contacts(RunResult run) => Math.Max(1, run.Tallies.Where(tally => tally.Key != HandedOver).Sum(tally => tally.Value.Completed));
}
