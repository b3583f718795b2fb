namespace Routing.Core.Tests;

/// <summary>Coaching says something where something is, and nothing of noise.</summary>
public sealed class CoachingTests
{
    private const int Agents = 20;
    private static readonly string[] Intents = ["refund", "repair", "advice", "delivery", "billing"];

    [Fact]
    public void Nothing_is_suggested_of_agents_who_differ_by_chance_only()
    {
        const int Seeds = 100;
        var silent = Enumerable.Range(1, Seeds).Count(seed => Coaching.Of(Tallies(seed, (_, _) => (.8, 4, 300))).Suggestions.IsEmpty);

        Assert.InRange(silent, Seeds * 95 / 100, Seeds);
    }

    /// <summary>62 % fives, 23 % ones: a variance of 2.9, where ratings about their mean have one near 1.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_is_suggested_of_agents_alike_whose_customers_love_or_hate_it(bool knowsSquares)
    {
        const int Seeds = 200;
        var silent = Enumerable.Range(1, Seeds).Count(seed => Coaching.Of(Loved(seed, knowsSquares, (_, _) => .62)).Suggestions.IsEmpty);

        Assert.InRange(silent, Seeds * 95 / 100, Seeds);
    }

    [Fact]
    public void Who_is_loved_less_is_found_among_those_who_are_loved_or_hated()
    {
        var advice = Assert.Single(Coaching.Of(Loved(3, true, (agent, intent) => (agent, intent) == ("agent-4", "advice") ? .2 : .62)).Suggestions);
        Assert.Equal(("agent-4", "advice", CoachingAdvice.Train), (advice.Agent, advice.Intent, advice.Advice));
    }

    [Fact]
    public void Who_lags_behind_is_suggested_training_and_who_excels_a_skill()
    {
        var report = Coaching.Of(Tallies(7, (agent, intent) => (agent, intent) switch
        {
            ("agent-3", "repair") => (.45, 4, 300),
            ("agent-5", "refund") => (.97, 4.7, 300),
            ("agent-9", "billing") => (.8, 4, 620),
            _ => (.8, 4, 300),
        }, contacts: 250));

        var found = report.Suggestions.ToDictionary(suggestion => (suggestion.Agent, suggestion.Intent));
        Assert.Equal(3, found.Count);
        Assert.Equal(CoachingAdvice.Train, found[("agent-3", "repair")].Advice);
        Assert.Contains("resolves 4", found[("agent-3", "repair")].Reason);
        Assert.Equal(CoachingAdvice.Train, found[("agent-9", "billing")].Advice);
        Assert.Contains("s for 250, peers", found[("agent-9", "billing")].Reason);
        var skill = found[("agent-5", "refund")];
        Assert.Equal(CoachingAdvice.AddSkill, skill.Advice);
        Assert.InRange(skill.Level!.Value, 7, 10);
    }

    [Fact]
    public void Quick_handling_alone_is_no_skill()
    {
        var report = Coaching.Of(Tallies(3, (agent, _) => agent == "agent-1" ? (.8, 4, 120) : (.8, 4, 300), contacts: 250));

        Assert.DoesNotContain(report.Suggestions, suggestion => suggestion.Agent == "agent-1");
        Assert.Contains(report.Figures, figure => figure is { Agent: "agent-1", Measure: CoachingMeasure.HandleTime, IsBetter: true, Chance: < 1e-6 });
    }

    [Fact]
    public void Few_contacts_are_drawn_towards_the_peers_and_intervals_hold_what_is_expected()
    {
        var figures = Coaching.Of(Tallies(5, (_, _) => (.8, 4, 300), contacts: 60)).Figures;

        Assert.All(figures, figure =>
        {
            Assert.InRange(figure.Expected, figure.Low, figure.High);
            Assert.True(Math.Abs(figure.Expected - figure.Peers) <= Math.Abs(figure.Own - figure.Peers));
        });
        Assert.Empty(Coaching.Of(Tallies(5, (_, _) => (.8, 4, 300), contacts: 20)).Figures);
    }

    [Theory]
    [InlineData(new[] { .001, .2, .9 }, .05, .001)]
    [InlineData(new[] { .04, .03, .01, .02 }, .05, .04)]
    [InlineData(new[] { .04, .5, .6 }, .05, -1)]
    [InlineData(new double[0], .05, -1)]
    public void Only_as_many_accidents_are_believed_as_asked_for(double[] chances, double share, double bound) =>
        Assert.Equal(bound, FalseDiscovery.Bound(chances, share));

    [Theory]
    [InlineData(0, .5)]
    [InlineData(1.959963985, .025)]
    [InlineData(-1.281551566, .9)]
    [InlineData(2.9, .0018658133)]
    [InlineData(3.5, .000232629)]
    [InlineData(6, 9.865876e-10)]
    public void Tails_are_those_of_the_tables(double z, double tail) => Assert.InRange(NormalTail.Above(z), tail * .99999, tail * 1.00001);

    /// <param name="fives">Share of fives; of the rest six in ten are ones.</param>
    private static IEnumerable<(string, IntentTally)> Loved(long seed, bool knowsSquares, Func<string, string, double> fives) =>
        from agent in Enumerable.Range(0, Agents).Select(n => $"agent-{n}")
        from intent in Intents
        let draw = Draw.For(seed, "loved", agent, intent)
        let given = Enumerable.Range(0, 80).Select(_ => draw.Chance(fives(agent, intent)) ? 5 : draw.Chance(.6) ? 1 : draw.Chance(.5) ? 3 : 4).ToList()
        select (agent, new IntentTally(intent, 80, 0, 0, given.Sum(), 80, 0) { SatisfactionSquares = knowsSquares ? given.Sum(score => score * score) : 0 });

    private static IEnumerable<(string, IntentTally)> Tallies(long seed, Func<string, string, (double Resolved, double Rating, double Seconds)> truth, int contacts = 80)
    {
        foreach (var agent in Enumerable.Range(0, Agents).Select(n => $"agent-{n}"))
        {
            foreach (var intent in Intents)
            {
                var draw = Draw.For(seed, agent, intent);
                var (resolved, rating, mean) = truth(agent, intent);
                var tally = IntentTally.Empty(intent);
                for (var n = 0; n < contacts; n++)
                {
                    // As handle times of a bank are: lognormal, σ = .94.
                    var seconds = mean * Math.Exp((.94 * draw.Normal()) - (.94 * .94 / 2));
                    var given = Math.Clamp(Math.Round(rating + (.9 * draw.Normal())), 1, 5);
                    tally = tally.Plus(new IntentTally(intent, 1, 1, draw.Chance(resolved) ? 1 : 0, given, 1, seconds, seconds * seconds));
                }
                yield return (agent, tally);
            }
        }
    }
}
