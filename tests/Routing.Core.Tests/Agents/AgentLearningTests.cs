namespace Routing.Core.Tests.Agents;

/// <summary>An agent's record frozen, resumed and reset.</summary>
public class AgentLearningTests
{
    private static readonly AgentState Experienced = Desk.With() with { Tallies = AgentTallies.Add(AgentTallies.Add(Desk.With().Tallies, "repair", Done, 200, 90, Desk.Now), "refund", Done, 100, 90, Desk.Now) };

    private static Completion Done => new(true, 5, null);

    [Fact]
    public void WhatIsFrozen_learnsAndForgetsNothing_untilItIsResumed()
    {
        var frozen = LearningDecider.Change(Experienced, LearningChange.Freeze, "repair", Desk.Now).State;
        var later = Desk.Now.AddDays(90);
        var worked = frozen with { Tallies = AgentTallies.Transfer(AgentTallies.Add(AgentTallies.Add(frozen.Tallies, "repair", Done, 900, 90, later), "refund", Done, 100, 90, later), "repair") };
        Assert.Equal((1, 200, 0), (worked.Tallies["repair"].Contacts, worked.Tallies["repair"].HandleSecondsSum, worked.Tallies["repair"].Transfers));
        Assert.Equal(1.5, worked.Tallies["refund"].Contacts, 9);
        Assert.Equal(5, AgentTallies.Rate(worked, "c-9", "repair", null, 1).Tallies["repair"].SatisfactionSum);

        var resumed = LearningDecider.Change(worked, LearningChange.Resume, null, later).State;
        Assert.Equal(2, AgentTallies.Add(resumed.Tallies, "repair", Done, 400, 90, later)["repair"].Contacts, 9);
    }

    [Fact]
    public void WhatIsReset_isNewerThanAnyCopyOnItsWay_andStartsFromTheGroup()
    {
        var group = new GroupStatistics();
        for (var n = 0; n < 200; n++) group.Update($"peer-{n % 5}", new IntentTally("repair", 40, 40, 20, 120, 40, 8000, 0, n));
        var late = Experienced.Tallies["repair"] with { Contacts = 300, Rated = 300, Resolved = 300, HandleSecondsSum = 30_000 };
        group.Update("li-na", late);
        var before = group.Agent("li-na", "repair").Resolved;

        var turn = LearningDecider.Change(Experienced with { Tallies = Experienced.Tallies.SetItem("repair", late) }, LearningChange.Reset, "repair", Desk.Now);
        Assert.True(group.Update("li-na", turn.State.Tallies["repair"]));
        Assert.False(group.Update("li-na", late));

        Assert.Equal("learning.changed", Desk.Types(turn));
        var after = group.Agent("li-na", "repair").Resolved;
        Assert.True(before > 0.75 && Math.Abs(after - group.Agent("somebody new", "repair").Resolved) < 0.01, $"{before} {after}");
        Assert.InRange(after, 0.45, 0.55);
    }

    [Theory]
    [InlineData(LearningChange.Freeze)]
    [InlineData(LearningChange.Reset)]
    [InlineData(LearningChange.Resume)]
    public void ARepeat_changesNothing(LearningChange change)
    {
        var once = LearningDecider.Change(Experienced, change, null, Desk.Now).State;
        var again = LearningDecider.Change(once, change, null, Desk.Now);
        Assert.Same(once, again.State);
        Assert.Empty(again.Events);
        Assert.Equal(LearningOutcome.Done, again.Outcome);
    }

    [Fact]
    public void WhoeverOrWhateverIsNotKnown_isSaid()
    {
        Assert.Equal(LearningOutcome.NoSuchIntent, LearningDecider.Change(Experienced, LearningChange.Freeze, "luck", Desk.Now).Outcome);
        Assert.Equal(LearningOutcome.NoSuchAgent, LearningDecider.Change(Experienced with { Profile = null }, LearningChange.Reset, null, Desk.Now).Outcome);
    }
}
