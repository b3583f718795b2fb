namespace Routing.Core.Tests.Agents;

/// <summary>What time alone makes an agent do, and that it never leaves anything overdue.</summary>
public class AgentDeadlinesTests
{
    [Fact]
    public void AWrapUpEnds()
    {
        var agent = Desk.With(Desk.Slot(SlotState.WrapUp));
        Assert.Equal(Desk.Now.AddSeconds(30), AgentDeadlines.Next(agent));

        Assert.Equal("c-1 WrapUp", Desk.Told(AgentDeadlines.Pass(agent, Desk.Now.AddSeconds(29)).State));
        Assert.Equal("", Desk.Told(AgentDeadlines.Pass(agent, Desk.Now.AddSeconds(30)).State));
    }

    [Fact]
    public void AReservationNobodySettles_isWithdrawnForGood_fiveSecondsPastItsExpiry()
    {
        var agent = Desk.With(Desk.Slot(SlotState.Reserved));
        Assert.Equal(Desk.Now.AddSeconds(25), AgentDeadlines.Next(agent));

        Assert.True(AgentDeadlines.Pass(agent, Desk.Now.AddSeconds(25)).State.IsSettled("c-1~1"));
    }

    [Theory]
    [InlineData(Channel.Voice, 10, "", "contact.dropped")]
    [InlineData(Channel.Chat, 60, "c-1 Moving", "contact.moved")]
    [InlineData(Channel.Ticket, 600, "c-1 Moving", "contact.moved")]
    public void AfterTheConnectionIsLost_eachChannelHasItsGrace(Channel channel, double graceSeconds, string slots, string events)
    {
        var lost = AgentDecider.LoseConnection(Desk.With(Desk.Slot(SlotState.Handling, Desk.Terms(channel: channel))), Desk.Now).State;
        Assert.Equal(PresenceKind.Offline, lost.Presence.Kind);
        Assert.Equal(Desk.Now.AddSeconds(graceSeconds), AgentDeadlines.Next(lost));

        var turn = AgentDeadlines.Pass(lost, Desk.Now.AddSeconds(graceSeconds));
        Assert.Equal((slots, events), (Desk.Told(turn.State), Desk.Types(turn)));
    }

    [Fact]
    public void WithTheLeaseOver_theConnectionIsLost_andABeatInTimeKeepsIt()
    {
        var agent = AgentDecider.Heartbeat(Desk.With(Desk.Slot(SlotState.Handling)), TimeSpan.FromSeconds(15), Desk.Now).State;
        Assert.Equal(Desk.Now.AddSeconds(15), AgentDeadlines.Next(agent));

        var lost = AgentDeadlines.Pass(agent, Desk.Now.AddSeconds(15)).State;
        Assert.Equal(("connectionLost", Desk.Now.AddSeconds(75)), (lost.Presence.Reason, lost.Slots[0].DropAt));
        Assert.Null(AgentDecider.Heartbeat(lost, TimeSpan.FromSeconds(15), Desk.Now.AddSeconds(20)).State.Slots[0].DropAt);
    }

    [Fact]
    public void TheOldWrapUpOfAContactThatIsBack_endsByItself()
    {
        var old = Desk.Slot(SlotState.WrapUp) with { CompletedAt = null, Completion = null };
        var agent = Desk.With(old, Desk.Slot(SlotState.Handling, Desk.Terms(number: 2, hop: 2)));

        Assert.Equal("c-1 Handling", Desk.Told(AgentDeadlines.Pass(agent, Desk.Now.AddSeconds(30)).State));
    }

    [Fact]
    public void WhateverPasses_nothingStaysOverdue()
    {
        foreach (var state in Enum.GetValues<SlotState>())
        {
            foreach (var hop in new[] { 1, ContactDecider.MaxHops })
            {
                var terms = Desk.Terms(hop: hop);
                var agent = AgentDecider.LoseConnection(Desk.With(Desk.Slot(state, terms) with { Move = state == SlotState.Moving ? Arrival(terms) : null, MoveTo = "q" }), Desk.Now).State;
                var late = Desk.Now.AddHours(1);

                Assert.True(AgentDeadlines.Next(AgentDeadlines.Pass(agent, late).State) is not { } due || due > late, $"{state} at hop {hop} stays overdue");
            }
        }
    }

    private static Arrival Arrival(OfferTerms terms) => new() { Card = terms.Card, Hop = terms.Hop + 1, WaitingSince = Desk.Now };
}
