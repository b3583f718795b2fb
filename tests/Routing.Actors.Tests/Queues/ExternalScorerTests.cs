using System.Text.Json;

namespace Routing.Actors.Tests;

/// <summary>A queue that asks a scorer outside: its choice, its silence, its nonsense.</summary>
public sealed class ExternalScorerTests
{
    private static Center Open(IScorer? scorer)
    {
        var center = new Center(scorer: scorer).Queue("q", q => q with
        {
            Selection = "external",
            External = new ExternalScorer { Url = "http://scorer", TimeoutMilliseconds = 150, Fallback = "longest-idle" },
        });
        foreach (var agent in new[] { "first", "second", "third" })
        {
            center.Agent(agent, "q", a => a with { Skills = a.Skills.Add("x", agent.Length) });
            center.After(1);
        }
        return center;
    }

    private static DecisionRecord Decided(Center center)
    {
        center.Arrives("c-1", "q");
        center.After(1);
        using var offered = JsonDocument.Parse(center.Events("c-1").Last(e => e.Type == "contact.offered").Data);
        return offered.RootElement.GetProperty("decision").Deserialize(ApiJson.Default.DecisionRecord)!;
    }

    [Fact]
    public void The_greatest_score_takes_the_contact()
    {
        var asked = new List<ScorerQuestion>();
        using var center = Open(new Scorer(question =>
        {
            asked.Add(question);
            return ValueTask.FromResult(new ScorerAnswer([.. question.Bids.Select(bid => bid.SkillLevel)], null));
        }));

        var decision = Decided(center);

        Assert.Equal(("second", "external"), (decision.Winner, decision.Policy));
        Assert.Equal(6, decision.Bids.Single(bid => bid.Agent == "second").Total);
        Assert.StartsWith("external: scored 6", decision.Reason);
        Assert.Equal(3, Assert.Single(asked).Bids.Length);
        var told = JsonSerializer.Serialize(asked[0]);
        Assert.All(new[] { "first", "second", "third", "u-1", "c-1" }, name => Assert.DoesNotContain(name, told));
    }

    [Fact]
    public void One_that_does_not_answer_is_waited_for_no_longer_than_set()
    {
        var never = new TaskCompletionSource<ScorerAnswer>();
        using var center = Open(new Scorer(_ => new ValueTask<ScorerAnswer>(never.Task)));

        var decision = Decided(center);

        Assert.Equal(("first", "longest-idle"), (decision.Winner, decision.Policy));
        Assert.StartsWith("external scorer: no answer in time, so longest-idle: ", decision.Reason);
        Assert.Equal(("longest-idle", "external"), (decision.Policy, decision.FallbackFrom));
    }

    public static TheoryData<string, double[], string?> Unusable => new()
    {
        { "it did not answer 3 scores", [1, 2], null },
        { "a score is no number", [1, double.NaN, 2], null },
        { "it answered 500", [], "it answered 500" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void What_cannot_be_used_leaves_it_to_the_fallback(string told, double[] scores, string? failure)
    {
        using var center = Open(new Scorer(_ => ValueTask.FromResult(new ScorerAnswer([.. scores], failure))));
        var decision = Decided(center);
        Assert.Equal(("first", "longest-idle"), (decision.Winner, decision.Policy));
        Assert.Contains(told, decision.Reason);
    }

    [Fact]
    public void Where_none_can_be_asked_the_fallback_decides()
    {
        using var center = Open(null);
        Assert.Equal("longest-idle", Decided(center).Policy);
    }

    private sealed class Scorer(Func<ScorerQuestion, ValueTask<ScorerAnswer>> answer) : IScorer
    {
        public ValueTask<ScorerAnswer> Score(ExternalScorer scorer, ScorerQuestion question) => answer(question);
    }
}
