namespace Routing.Actors.Tests;

/// <summary>Agents promised to a customer: before all others for a time, with a fall-back.</summary>
public sealed class DedicatedAgentTests
{
    private static Center WithPromisedAgents(params string[] agents)
    {
        var center = new Center();
        center.Queue("desk").Agent("idle", "desk", a => a with { MaxConcurrent = 1 });
        foreach (var agent in new[] { "first", "second" }) center.Agent(agent, "desk", a => a with { MaxConcurrent = 1 });
        center.Do(() => center.Actors.Customer("u-1").Configure(new CustomerProfile { Dedicated = new DedicatedAgents { Agents = [.. agents], Seconds = 300 } }, null));
        return center;
    }

    [Fact]
    public void TheFirstOfThem_whoIsFree_getsIt_howeverLongOthersAreIdle()
    {
        using var center = WithPromisedAgents("first", "second");
        center.Arrives("c-1", "desk");
        Assert.Equal("first", center.AgentOf("c-1"));
        center.Accept("c-1");
        center.Arrives("c-2", "desk");
        Assert.Equal("second", center.AgentOf("c-2"));
    }

    [Fact]
    public void WhileTheyAreBusy_itWaitsForATime_thenItIsAnybodys()
    {
        using var center = WithPromisedAgents("first");
        center.Handles("first", "c-1", "desk");
        center.Arrives("c-2", "desk");
        center.After(299);
        Assert.Equal(ContactState.Queued, center.State("c-2"));
        center.After(1);
        Assert.Contains(center.AgentOf("c-2"), new[] { "idle", "second" });
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void WhereNoneOfThemIsThere_orTheOneDeclines_itIsAnybodysAtOnce()
    {
        using var center = WithPromisedAgents("first");
        center.Arrives("c-1", "desk");
        center.Decline("c-1");
        Assert.Contains(center.AgentOf("c-1"), new[] { "idle", "second" });
        center.Presence("first", PresenceKind.Offline);
        center.Arrives("c-2", "desk");
        Assert.Contains(center.AgentOf("c-2"), new[] { "idle", "second" });
    }
}
