namespace Routing.Core.Tests.Agents;

/// <summary>An agent's configuration and presence.</summary>
public class AgentDeciderTests
{
    [Theory]
    [InlineData(null, ConfigureOutcome.Replaced, 2)]
    [InlineData(1L, ConfigureOutcome.Replaced, 2)]
    [InlineData(0L, ConfigureOutcome.VersionConflict, 1)]
    public void Configure(long? expected, ConfigureOutcome outcome, long version)
    {
        var turn = AgentDecider.Configure(Desk.With(), new AgentProfile { Name = "B" }, Defaults.Group, expected, Desk.Now);

        Assert.Equal((outcome, version), (turn.Outcome, turn.State.Version));
    }

    [Theory]
    [InlineData(SlotState.Handling, ConfigureOutcome.InUse)]
    [InlineData(SlotState.Pending, ConfigureOutcome.InUse)]
    [InlineData(null, ConfigureOutcome.Replaced)]
    public void Delete(SlotState? given, ConfigureOutcome outcome)
    {
        var agent = given is { } state ? Desk.With(Desk.Slot(state)) : Desk.With();

        Assert.Equal(outcome, AgentDecider.Delete(agent, null).Outcome);
        Assert.Equal(ConfigureOutcome.VersionConflict, AgentDecider.Delete(agent, 7).Outcome);
    }

    [Theory]
    [InlineData(PresenceKind.Offline, "c-2 Handling")]
    [InlineData(PresenceKind.NotReady, "c-2 Handling")]
    [InlineData(PresenceKind.Draining, "c-1 Reserved, c-2 Handling")]
    public void WhoLeaves_keepsWhatItHandles_andWhoDrainsKeepsItsOfferToo(PresenceKind kind, string slots)
    {
        var agent = Desk.With(Desk.Slot(SlotState.Reserved), Desk.Slot(SlotState.Handling, Desk.Terms("c-2")));
        var turn = AgentDecider.SetPresence(agent, kind, "lunch", Desk.Now.AddSeconds(5));

        Assert.Equal((ContactCommandOutcome.Done, slots, "agent.presence"), (turn.Outcome, Desk.Told(turn.State), Desk.Types(turn)));
        Assert.Equal(kind != PresenceKind.Draining, turn.State.IsSettled("c-1~1"));
        Assert.Equal(ContactCommandOutcome.Repeated, AgentDecider.SetPresence(turn.State, kind, "lunch", Desk.Now).Outcome);
    }

    [Fact]
    public void WhoIsUnknown_isNotHere()
    {
        var nobody = new AgentState { Id = "nobody" };

        Assert.Equal(ContactCommandOutcome.NotHere, AgentDecider.SetPresence(nobody, PresenceKind.Ready, null, Desk.Now).Outcome);
        Assert.Equal(ContactCommandOutcome.NotHere, AgentDecider.Heartbeat(nobody, TimeSpan.FromSeconds(1), Desk.Now).Outcome);
    }

    [Fact]
    public void WhoLogsOut_sendsNoMoreHeartbeats()
    {
        var beating = AgentDecider.Heartbeat(Desk.With(), TimeSpan.FromSeconds(15), Desk.Now).State;

        Assert.Null(AgentDeadlines.Next(AgentDecider.SetPresence(beating, PresenceKind.Offline, null, Desk.Now).State));
    }
}
