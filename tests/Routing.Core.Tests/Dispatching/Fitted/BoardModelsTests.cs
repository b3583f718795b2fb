namespace Routing.Core.Tests;

/// <summary>From what the dispatcher has seen to the model that is fitted, or to none.</summary>
public sealed class BoardModelsTests
{
    [Fact]
    public void Two_queues_and_two_homes_are_told_by_what_was_seen()
    {
        var given = new GivenBoard();
        var model = BoardModels.Of(given.Board, given.Flows)!;

        Assert.Equal(["a", "b"], model.Classes.Select(c => c.Queue));
        Assert.Equal(["11 a=3 b=8", "11 a=8 b=3"], model.Homes.ToArray());
        Assert.Equal([5, 5], model.Model.Pools.Select(pool => pool.Agents));
        foreach (var (c, atHome) in model.Model.Classes.Zip([1, 0]))
        {
            Assert.Equal(4.25, c.ArrivalRate, 6);
            Assert.Equal(0.25, c.PatienceRate, 0.01);
            Assert.Equal((1, 3, 3), (c.HoldingCost, c.UnresolvedCost, c.AbandonedCost));
            var k = 1 - atHome;
            Assert.Equal((0.85, 0.65), (Math.Round(model.Model.Pools[atHome].Serves[k]!.Resolve, 2), Math.Round(model.Model.Pools[1 - atHome].Serves[k]!.Resolve, 2)));
            Assert.Equal(1, model.Model.Pools[k].Serves[k]!.Rate, 2);
        }
    }

    public static TheoryData<string, GivenCase> NotFitted => new()
    {
        { "seen too little", new(Arrivals: 99) },
        { "another policy selects", new(q => q with { Selection = "longest-idle" }) },
        { "priorities differ", new(q => q with { Priority = q.Name == "a" ? 5 : 0 }) },
        { "waiting ages", new(q => q with { AgeingPerMinute = 1 }) },
        { "requirements relax", new(q => q with { Relaxations = [new Relaxation { AfterSeconds = 10 }] }) },
        { "two at a time, and the queue gives one", new(q => q with { MaxPerAgent = 1 }, TwoAtATime) },
        { "two at a time, and the queue gives none beside another", new(q => q with { MaxLoad = 0.5 }, TwoAtATime) },
        { "nobody serves", new(Profile: p => p with { Queues = [] }) },
    };

    [Theory]
    [MemberData(nameof(NotFitted))]
    public void Where_the_model_does_not_hold_there_is_none(string why, GivenCase set)
    {
        var given = new GivenBoard(set.Config, set.Profile, set.Arrivals);

        Assert.True(BoardModels.Of(given.Board, given.Flows) is null, why);
    }

    [Fact]
    public void Agents_with_two_slots_are_as_many_agents_with_one()
    {
        var given = new GivenBoard(profile: TwoAtATime);

        Assert.Equal([10, 10], BoardModels.Of(given.Board, given.Flows)!.Model.Pools.Select(pool => pool.Agents));
    }

    private static AgentProfile TwoAtATime(AgentProfile profile) => profile with { MaxConcurrent = 0, Channels = Given.Channels((Channel.Voice, 2)) };

    [Fact]
    public void Too_many_homes_are_told_apart_by_what_they_serve_alone()
    {
        var n = 0;
        var given = new GivenBoard(profile: p => p with { Skills = p.Skills.SetItem("a", 1 + n % 10).SetItem("b", 1 + n++ * 7 % 10) });
        for (var more = 0; more < BoardModels.MostHomes; more++)
        {
            given.Board.Update(new AgentSnapshot
            {
                Agent = $"c-{more}", Version = 1, Presence = PresenceKind.Ready, Open = [Channel.Voice], IdleSince = Given.Noon,
                Profile = new AgentProfile { Name = "c", Queues = more == 0 ? ["a"] : ["a", "b"], MaxConcurrent = 1, Skills = given.Agent("a-0").Snapshot.Profile.Skills.SetItem("a", 1 + more % 10).SetItem("b", 1 + more / 10) },
            });
        }

        var model = BoardModels.Of(given.Board, given.Flows)!;
        Assert.True(model.IsCoarse);
        Assert.Equal(["10", "11"], model.Homes.ToArray());
    }

    [Fact]
    public void A_fit_is_called_for_by_more_to_rest_on_or_by_a_rate_that_moved()
    {
        var (few, some, many) = (Model(400), Model(800), Model(1_600));

        Assert.False(some.CallsForFit(few));
        Assert.True(many.CallsForFit(few));
        Assert.True((many with { Model = With(many.Model, 1.2) }).CallsForFit(many));
        Assert.False((many with { Model = With(many.Model, 1.05) }).CallsForFit(many));

        static BoardModel Model(int arrivals)
        {
            var given = new GivenBoard(arrivals: arrivals);
            return BoardModels.Of(given.Board, given.Flows)!;
        }

        static MarkovModel With(MarkovModel model, double times) => model with { Classes = [.. model.Classes.Select(c => c with { ArrivalRate = c.ArrivalRate * times })] };
    }

    /// <summary>How a case differs from the usual one.</summary>
    public sealed record GivenCase(Func<QueueConfig, QueueConfig>? Config = null, Func<AgentProfile, AgentProfile>? Profile = null, int Arrivals = 400);
}
