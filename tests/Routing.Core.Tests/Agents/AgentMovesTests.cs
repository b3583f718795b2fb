namespace Routing.Core.Tests.Agents;

/// <summary>Contacts that leave an agent for a queue, and colleagues who listen in.</summary>
public class AgentMovesTests
{
    private static Turn<ContactCommandOutcome, AgentState> Move(AgentState agent, MoveCause cause = MoveCause.Transfer, string? directedTo = null) =>
        AgentMoves.Begin(agent, "c-1", "other", directedTo, cause, keepAge: true, 0, null, Desk.Now);

    [Theory]
    [InlineData(SlotState.Handling, ContactCommandOutcome.Done, "contact.moved")]
    [InlineData(SlotState.Held, ContactCommandOutcome.Done, "contact.moved")]
    [InlineData(SlotState.Pending, ContactCommandOutcome.Done, "contact.moved")]
    [InlineData(SlotState.Reserved, ContactCommandOutcome.WrongState, "")]
    [InlineData(SlotState.WrapUp, ContactCommandOutcome.WrongState, "")]
    public void Begin(SlotState given, ContactCommandOutcome outcome, string events)
    {
        var turn = Move(Desk.With(Desk.Slot(given)));

        Assert.Equal((outcome, events), (turn.Outcome, Desk.Types(turn)));
    }

    [Fact]
    public void AMoveIsTheNextHop_withAgeAndOffersCounted_andNotBackToWhoGaveItUp()
    {
        var slot = Desk.Slot(SlotState.Handling, Desk.Terms(number: 3, hop: 2));
        var arrival = Move(Desk.With(slot)).State.Slots[0].Move!;

        Assert.Equal((3, 3, slot.Terms.EnqueuedAt, MoveCause.Transfer), (arrival.Hop, arrival.OffersMade, arrival.WaitingSince, arrival.Cause));
        Assert.Equal("a", Assert.Single(arrival.RefusedBy));
        Assert.Equal("a", Assert.Single(Move(Desk.With(slot), directedTo: "b").State.Slots[0].Move!.RefusedBy));
        Assert.Empty(Move(Desk.With(slot), directedTo: "a").State.Slots[0].Move!.RefusedBy);
        Assert.Empty(Move(Desk.With(slot), MoveCause.ConnectionLost).State.Slots[0].Move!.RefusedBy);
    }

    [Fact]
    public void AMoveThatBegan_isRepeated_toTheSameQueueOnly()
    {
        var moving = Move(Desk.With(Desk.Slot(SlotState.Handling))).State;

        Assert.Equal(ContactCommandOutcome.Repeated, Move(moving).Outcome);
        Assert.Equal(ContactCommandOutcome.WrongState, AgentMoves.Begin(moving, "c-1", "third", null, MoveCause.Transfer, true, 0, null, Desk.Now).Outcome);
    }

    [Fact]
    public void AtTheLastHop_thereIsNoFurtherMove()
    {
        var agent = Desk.With(Desk.Slot(SlotState.Handling, Desk.Terms(hop: ContactDecider.MaxHops)));

        Assert.Equal(ContactCommandOutcome.MovedTooOften, Move(agent).Outcome);
    }

    [Theory]
    [InlineData(MoveCause.Transfer, 2, true, ContactCommandOutcome.Done, "c-1 WrapUp")]
    [InlineData(MoveCause.ConnectionLost, 2, true, ContactCommandOutcome.Done, "")]
    [InlineData(MoveCause.Transfer, 2, false, ContactCommandOutcome.Done, "c-1 Handling")]
    [InlineData(MoveCause.Transfer, 1, true, ContactCommandOutcome.Repeated, "c-1 Moving")]
    public void End(MoveCause cause, int hop, bool taken, ContactCommandOutcome outcome, string slots)
    {
        var moving = Move(Desk.With(Desk.Slot(SlotState.Handling)), cause).State;
        var turn = AgentMoves.End(moving, "c-1", hop, taken, "other", Desk.Now);

        Assert.Equal((outcome, slots), (turn.Outcome, Desk.Told(turn.State)));
    }

    /// <summary>Said that a wrap-up follows, it is said that it ended, however late the queue answers; of what has none, neither.</summary>
    [Theory]
    [InlineData(MoveCause.Transfer, true, "contact.wrapUpEnded")]
    [InlineData(MoveCause.ConnectionLost, false, "")]
    public void TheQueueHasIt_afterTheWrapUp(MoveCause cause, bool hasWrapUp, string events)
    {
        var begun = Move(Desk.With(Desk.Slot(SlotState.Handling)), cause);
        Assert.Equal(hasWrapUp, Assert.Single(begun.Events.OfType<ContactMoved>()).HasWrapUp);
        var turn = AgentMoves.End(begun.State, "c-1", 2, taken: true, "other", Desk.Now.AddSeconds(100));

        Assert.Equal(("", events), (Desk.Told(turn.State), Desk.Types(turn)));
        Assert.All(turn.Events.OfType<ContactWrapUpEnded>(), ended => Assert.Equal((1, 30), (ended.Hop, ended.WrapUpSeconds)));
    }

    [Theory]
    [InlineData(PresenceKind.Offline, "", "contact.dropped")]
    [InlineData(PresenceKind.Ready, "c-1 Handling", "")]
    public void TheConnectionIsLost_andTheQueueIsGone_theContactEnds_unlessTheAgentIsBack(PresenceKind presence, string slots, string events)
    {
        var moving = Move(Desk.With(presence, Desk.Slot(SlotState.Handling)), MoveCause.ConnectionLost).State;
        var turn = AgentMoves.End(moving, "c-1", 2, taken: false, null, Desk.Now);

        Assert.Equal((slots, events), (Desk.Told(turn.State), Desk.Types(turn)));
        Assert.Equal(presence == PresenceKind.Offline, turn.State.Farewells.ContainsKey("c-1"));
    }

    [Fact]
    public void ARefusalSaidTwice_isOfTheQueueItWentToFirst_andDropsNothing()
    {
        var moving = Move(Desk.With(Desk.Slot(SlotState.Handling)), MoveCause.BotHandover).State;
        var home = AgentMoves.End(moving, "c-1", 2, taken: false, "other", Desk.Now).State;
        var again = AgentMoves.End(home, "c-1", 2, taken: false, "other", Desk.Now);

        Assert.Equal((ContactCommandOutcome.Repeated, "c-1 Moving"), (again.Outcome, Desk.Told(again.State)));
        // Whoever took it after all has it.
        Assert.Equal("", Desk.Told(AgentMoves.End(home, "c-1", 2, taken: true, "other", Desk.Now).State));
        Assert.Equal("contact.dropped", Desk.Types(AgentMoves.End(home, "c-1", 2, taken: false, home.Slots[0].MoveTo, Desk.Now)));
    }

    [Fact]
    public void TheEndOfAMove_isKnownByItsHop_whenTheContactIsBackAlready()
    {
        var moving = Move(Desk.With(Desk.Slot(SlotState.Handling)), MoveCause.ConnectionLost).State;
        var back = moving with { Slots = moving.Slots.Add(Desk.Slot(SlotState.Reserved, Desk.Terms(number: 2, hop: 2))) };

        Assert.Equal("c-1 Reserved", Desk.Told(AgentMoves.End(back, "c-1", 2, true, "other", Desk.Now).State));
    }

    [Theory]
    [InlineData(PresenceKind.Ready, false, ContactCommandOutcome.Done)]
    [InlineData(PresenceKind.NotReady, false, ContactCommandOutcome.NotEligible)]
    [InlineData(PresenceKind.Ready, true, ContactCommandOutcome.Busy)]
    public void AListenerNeedsToBeReady_withRoom_whichAnOpenOfferTakesToo(PresenceKind presence, bool offered, ContactCommandOutcome outcome)
    {
        var agent = offered ? Desk.With(presence, Desk.Slot(SlotState.Reserved, Desk.Terms("c-2"))) : Desk.With(presence);

        Assert.Equal(outcome, AgentMoves.Join(agent, Desk.Terms() with { AgentId = "b" }, Desk.Now).Outcome);
    }

    [Fact]
    public void WhoListensIn_doesNotOwnTheContact_andLeavesIt()
    {
        var listening = AgentMoves.Join(Desk.With(), Desk.Terms(), Desk.Now).State;

        Assert.Null(listening.ByContact("c-1"));
        Assert.Equal("", Desk.Told(AgentMoves.Leave(listening, "c-1")));
    }

    [Fact]
    public void AListenerIsLetGo_withCompleteAndWithTransfer()
    {
        var agent = AgentMoves.Consult(Desk.With(Desk.Slot(SlotState.Handling)), "c-1", "b").State;
        Assert.Equal("b", agent.Slots[0].ConsultingAgent);
        Assert.Equal(ContactCommandOutcome.Busy, AgentMoves.Consult(agent, "c-1", "d").Outcome);
        Assert.Equal(ContactCommandOutcome.NotEligible, AgentMoves.Consult(agent, "c-1", "a").Outcome);

        Assert.Null(Move(agent).State.Slots[0].ConsultingAgent);
        Assert.Null(AgentWork.Complete(agent, "c-1", new Completion(null, null, null), Desk.Now).State.Slots[0].ConsultingAgent);
    }
}
