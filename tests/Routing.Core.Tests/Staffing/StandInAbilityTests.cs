namespace Routing.Core.Tests;

/// <summary>Who could do another queue's work for a while: by the rules of an award, not by skills alone.</summary>
public sealed class StandInAbilityTests
{
    private static readonly DateTimeOffset Two = new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero);
    private static readonly AgentProfile Agent = new() { Name = "Li Na", Queues = ["advice"], Skills = System.Collections.Immutable.ImmutableDictionary<string, int>.Empty.Add("repair", 4), Teams = ["north"], Tier = "senior" };
    private static readonly QueueConfig Queue = new() { Name = "After-sales", Requirements = [new SkillLevel("repair", 3)] };

    [Fact]
    public void Skills_tiers_and_channels_decide()
    {
        Assert.True(Can(Agent, Queue));
        Assert.False(Can(Agent, Queue with { Requirements = [new SkillLevel("repair", 5)] }));
        Assert.False(Can(Agent, Queue with { AgentTiers = ["junior"] }));
        Assert.False(Can(Agent with { Channels = Agent.Channels.SetItem(Channel.Voice, 0) }, Queue with { Channels = [Channel.Voice] }));
        Assert.False(Can(Agent with { Queues = ["advice", "after-sales"] }, Queue));
    }

    [Fact]
    public void Teams_and_their_hours_decide_too()
    {
        Assert.True(Can(Agent, Queue with { Teams = ["north", "south"] }));
        Assert.False(Can(Agent, Queue with { Teams = ["south"] }));
        var morning = Queue with { TeamHours = [new TeamHours { Team = "north", Open = [new RuleHours { From = "08:00", To = "12:00", TimeZone = "UTC" }] }] };
        Assert.False(Can(Agent, morning));
        Assert.True(StandInAbility.At("li-na", Agent, "after-sales", morning, Two.AddHours(-4), Two.AddHours(-3.5)));
        // Whoever asks for no hour in particular is told of any.
        Assert.True(StandInAbility.Of("li-na", Agent, "after-sales", morning));
    }

    [Fact]
    public void A_skill_that_ends_before_the_half_hour_does_is_none()
    {
        AgentProfile Ends(double minutes) => Agent with { SkillExpiry = Agent.SkillExpiry.Add("repair", Two.AddMinutes(minutes)) };
        Assert.False(Can(Ends(20), Queue));
        Assert.True(Can(Ends(30), Queue));
        Assert.True(StandInAbility.Of("li-na", Ends(20), "after-sales", Queue));
    }

    private static bool Can(AgentProfile agent, QueueConfig queue) => StandInAbility.At("li-na", agent, "after-sales", queue, Two, Two.AddMinutes(30));
}
