namespace Routing.Core.Tests.Agents;

/// <summary>Contacts at work: held, pending, completed, wrapped up, closed.</summary>
public class AgentWorkTests
{
    private static readonly Completion Solved = new(true, 5, "solved");

    [Theory]
    [InlineData(SlotState.Handling, SlotState.Held, ContactCommandOutcome.Done, "contact.held")]
    [InlineData(SlotState.Held, SlotState.Handling, ContactCommandOutcome.Done, "contact.resumed")]
    [InlineData(SlotState.Handling, SlotState.Pending, ContactCommandOutcome.Done, "contact.pending")]
    [InlineData(SlotState.Pending, SlotState.Handling, ContactCommandOutcome.Done, "contact.resumed")]
    [InlineData(SlotState.Held, SlotState.Held, ContactCommandOutcome.Repeated, "")]
    [InlineData(SlotState.Reserved, SlotState.Held, ContactCommandOutcome.WrongState, "")]
    [InlineData(SlotState.WrapUp, SlotState.Held, ContactCommandOutcome.WrongState, "")]
    [InlineData(SlotState.Moving, SlotState.Handling, ContactCommandOutcome.WrongState, "")]
    public void Pause(SlotState given, SlotState to, ContactCommandOutcome outcome, string events)
    {
        var turn = AgentWork.Pause(Desk.With(Desk.Slot(given)), "c-1", to, Desk.Now);

        Assert.Equal((outcome, events), (turn.Outcome, Desk.Types(turn)));
        Assert.Equal(outcome == ContactCommandOutcome.Done ? to : given, turn.State.Slots[0].State);
    }

    [Theory]
    [InlineData(SlotState.Handling)]
    [InlineData(SlotState.Reserved)]
    [InlineData(SlotState.WrapUp)]
    public void OutOfPending_itNeedsRoom_whichAnOpenOfferTakesToo(SlotState other)
    {
        var agent = Desk.With(Desk.Slot(SlotState.Pending), Desk.Slot(other, Desk.Terms("c-2")));

        Assert.Equal(ContactCommandOutcome.Busy, AgentWork.Pause(agent, "c-1", SlotState.Handling, Desk.Now).Outcome);
    }

    [Fact]
    public void CompletedOutOfPending_itsWrapUpTakesNoRoom()
    {
        var agent = Desk.With(Desk.Slot(SlotState.Pending), Desk.Slot(SlotState.Handling, Desk.Terms("c-2")));
        var after = AgentWork.Complete(agent, "c-1", Solved, Desk.Now).State;

        Assert.Equal("c-1 WrapUp, c-2 Handling", Desk.Told(after));
        Assert.Single(after.Slots, slot => slot.Occupies);
    }

    [Theory]
    [InlineData(SlotState.Handling, 30, ContactCommandOutcome.Done, "c-1 WrapUp", "contact.completed survey.due")]
    [InlineData(SlotState.Held, 30, ContactCommandOutcome.Done, "c-1 WrapUp", "contact.completed survey.due")]
    [InlineData(SlotState.Handling, 0, ContactCommandOutcome.Done, "", "contact.completed survey.due contact.closed")]
    [InlineData(SlotState.WrapUp, 30, ContactCommandOutcome.Repeated, "c-1 WrapUp", "")]
    [InlineData(SlotState.Reserved, 30, ContactCommandOutcome.WrongState, "c-1 Reserved", "")]
    [InlineData(SlotState.Moving, 30, ContactCommandOutcome.WrongState, "c-1 Moving", "")]
    public void Complete(SlotState given, int wrapUpSeconds, ContactCommandOutcome outcome, string slots, string events)
    {
        var turn = AgentWork.Complete(Desk.With(Desk.Slot(given, Desk.Terms(wrapUpSeconds: wrapUpSeconds))), "c-1", Solved, Desk.Now);

        Assert.Equal((outcome, slots, events), (turn.Outcome, Desk.Told(turn.State), Desk.Types(turn)));
    }

    [Fact]
    public void Closed_theSlotIsFree_theTallyCounts_andTheEndIsToBeTold()
    {
        var turn = AgentWork.Close(Desk.With(Desk.Slot(SlotState.WrapUp)), "c-1", Desk.Now.AddSeconds(90));

        Assert.Equal(("", "contact.closed"), (Desk.Told(turn.State), Desk.Types(turn)));
        Assert.Equal((1, 90, 5), (turn.State.Tallies["repair"].Contacts, turn.State.Tallies["repair"].HandleSecondsSum, turn.State.Tallies["repair"].SatisfactionSum));
        Assert.Equal(ContactState.Closed, turn.State.Farewells["c-1"].Snapshot.State);
        Assert.Equal(Desk.Now.AddSeconds(90), turn.State.IdleSince);
    }

    /// <summary>Waiting for the customer, or another department, is no work of the agent's.</summary>
    [Fact]
    public void TimeSetAside_isNoHandleTime()
    {
        AgentState At(AgentState agent, SlotState to, double minutes) => AgentWork.Pause(agent, "c-1", to, Desk.Now.AddMinutes(minutes)).State;
        var agent = At(At(Desk.With(Desk.Slot(SlotState.Handling)), SlotState.Pending, 2), SlotState.Handling, 62);
        Assert.Equal(Desk.Now.AddMinutes(60), AgentViews.Snapshot(agent, 1, []).BusySince);

        var again = AgentWork.Complete(At(agent, SlotState.Pending, 63), "c-1", Solved, Desk.Now.AddMinutes(123));
        Assert.Equal(180, ((ContactCompleted)again.Events[0]).HandleSeconds);
        var closed = AgentWork.Close(again.State, "c-1", Desk.Now.AddMinutes(124)).State;
        Assert.Equal(240, closed.Tallies["repair"].HandleSecondsSum);
        Assert.Equal(180, closed.Farewells["c-1"].Past!.HandleSeconds);
    }

    [Fact]
    public void TheWrapUpOfATransferredContact_endsByItself_andTheContactDoesNot()
    {
        var moved = Desk.Slot(SlotState.WrapUp) with { CompletedAt = null, Completion = null };
        var turn = AgentWork.Close(Desk.With(moved), "c-1", Desk.Now);

        Assert.Equal((ContactCommandOutcome.Done, "", "contact.wrapUpEnded"), (turn.Outcome, Desk.Told(turn.State), Desk.Types(turn)));
        Assert.Empty(turn.State.Farewells);
        Assert.Empty(turn.State.Tallies);
    }

    [Fact]
    public void AContactThatIsNotHere_isNotHere()
    {
        var agent = Desk.With();
        Assert.All(
            [AgentWork.Pause(agent, "c-1", SlotState.Held, Desk.Now), AgentWork.Complete(agent, "c-1", Solved, Desk.Now), AgentWork.Close(agent, "c-1", Desk.Now)],
            turn => Assert.Equal(ContactCommandOutcome.NotHere, turn.Outcome));
    }
}
