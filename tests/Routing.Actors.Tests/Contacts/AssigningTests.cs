namespace Routing.Actors.Tests;

/// <summary>A supervisor gives a waiting contact to an agent: kept for who can take it, however busy, and refused with the reason where it would not be kept.</summary>
public sealed class AssigningTests
{
    [Theory]
    [InlineData("away", "is not ready")]
    [InlineData("unskilled", "lacks a skill")]
    [InlineData("writer", "does not take this channel")]
    [InlineData("elsewhere", "is of another routing group")]
    public void WhoWouldNotGetIt_isRefused_withTheReason_andNothingChanges(string agent, string why)
    {
        using var center = new Center();
        center.Queue("q", q => q with { Requirements = [new SkillLevel("repair", 3)] }).Queue("apart", q => q with { Group = "g2" });
        center.Agent("away", "q", Skilled, ready: false).Agent("unskilled", "q").Agent("writer", "q", a => Skilled(a) with { Channels = a.Channels.Remove(Channel.Chat) });
        center.Do(() => center.Actors.Agent("elsewhere").Configure(Skilled(new AgentProfile { Name = "elsewhere", Queues = ["apart"] }), "g2", null));
        center.Presence("elsewhere", PresenceKind.Ready);
        center.Arrives("c-1", "q");

        var refusal = center.Direct("c-1", agent).Refusal!;
        Assert.Equal((RefusalKind.RuleBroken, "agent"), (refusal.Kind, refusal.Field));
        Assert.Contains(why, refusal.Detail);
        Assert.Null(center.Contact("c-1").Live!.Offer);

        center.Presence("away", PresenceKind.Ready);
        Assert.Equal("away", center.AgentOf("c-1"));
    }

    [Fact]
    public void WhoIsBusy_getsIt_whenFree()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q", a => a with { MaxConcurrent = 1 });
        center.Handles("a", "c-1", "q");
        center.Agent("b", "q", a => a with { MaxConcurrent = 1 });
        center.Handles("b", "c-2", "q", customer: "u-2");
        center.Arrives("c-3", "q", customer: "u-3");
        Assert.Null(center.Direct("c-3", "a").Refusal);
        center.Complete("c-2");
        Assert.Null(center.Contact("c-3").Live!.Offer);
        center.Complete("c-1");

        Assert.Equal("a", center.AgentOf("c-3"));
    }

    private static AgentProfile Skilled(AgentProfile agent) => agent with { Skills = agent.Skills.SetItem("repair", 5) };
}
