namespace Routing.Core.Tests.Agents;

/// <summary>Offers at an agent: what is settled stays settled, what is handled stays handled.</summary>
public class AgentOffersTests
{
    /// <summary>How the offer c-1~1 stands at the agent.</summary>
    private static AgentState Given(string how) => how switch
    {
        "unknown" => Desk.With(),
        "reserved" => Desk.With(Desk.Slot(SlotState.Reserved)),
        "handling" => Desk.With(Desk.Slot(SlotState.Handling)),
        "wrapping up" => Desk.With(Desk.Slot(SlotState.WrapUp)),
        "moving on" => Desk.With(Desk.Slot(SlotState.Moving)),
        "settled" => AgentOffers.Withdraw(Desk.With(), "c-1~1", Desk.Now),
        "saying farewell" => Desk.With() with { Farewells = Desk.Farewell("c-1") },
        "gone" => AgentWork.Free(Desk.With(Desk.Slot(SlotState.WrapUp)), Desk.Slot(SlotState.WrapUp), Desk.Now),
        "away" => Desk.With(PresenceKind.NotReady),
        "draining" => Desk.With(PresenceKind.Draining, Desk.Slot(SlotState.Reserved)),
        "full" => Desk.With(Desk.Slot(SlotState.Handling, Desk.Terms("c-2"))),
        "offered another" => Desk.With(Desk.Slot(SlotState.Reserved, Desk.Terms("c-2"))),
        _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
    };

    [Theory]
    [InlineData("unknown", false, ReserveOutcome.Reserved, "c-1 Reserved", "contact.offered")]
    [InlineData("unknown", true, ReserveOutcome.Handling, "", "")]
    [InlineData("reserved", false, ReserveOutcome.Reserved, "c-1 Reserved", "")]
    [InlineData("handling", false, ReserveOutcome.Handling, "c-1 Handling", "")]
    [InlineData("wrapping up", false, ReserveOutcome.Handling, "c-1 WrapUp", "")]
    [InlineData("moving on", false, ReserveOutcome.Handling, "c-1 Moving", "")]
    [InlineData("settled", false, ReserveOutcome.Settled, "", "")]
    [InlineData("saying farewell", false, ReserveOutcome.Handling, "", "")]
    [InlineData("gone", false, ReserveOutcome.Handling, "", "")]
    [InlineData("away", false, ReserveOutcome.Refused, "", "")]
    [InlineData("full", false, ReserveOutcome.Refused, "c-2 Handling", "")]
    [InlineData("offered another", false, ReserveOutcome.Refused, "c-2 Reserved", "")]
    public void Reserve(string given, bool past, ReserveOutcome outcome, string slots, string events)
    {
        var terms = Desk.Terms();
        var turn = AgentOffers.Reserve(Given(given), terms, Desk.Decision(terms), again: past, past, Desk.Now);

        Assert.Equal((outcome, slots, events), (turn.Outcome, Desk.Told(turn.State), Desk.Types(turn)));
    }

    /// <summary>Asked again, the one who refuses may be an activation that is past: its word counts once it is written.</summary>
    [Theory]
    [InlineData("away", "")]
    [InlineData("full", "c-2 Handling")]
    [InlineData("offered another", "c-2 Reserved")]
    public void WhatIsRefusedWhenAskedAgain_isSettledForGood(string given, string slots)
    {
        var turn = AgentOffers.Reserve(Given(given), Desk.Terms(), Desk.Decision(Desk.Terms()), again: true, past: false, Desk.Now);

        Assert.Equal((ReserveOutcome.Settled, slots, true), (turn.Outcome, Desk.Told(turn.State), turn.State.IsSettled("c-1~1")));
    }

    [Theory]
    [InlineData("unknown", false, SettleOutcome.Withdrawn, true)]
    [InlineData("unknown", true, SettleOutcome.Handling, false)]
    [InlineData("reserved", false, SettleOutcome.Withdrawn, true)]
    [InlineData("draining", false, SettleOutcome.Withdrawn, true)]
    [InlineData("handling", false, SettleOutcome.Handling, false)]
    [InlineData("wrapping up", false, SettleOutcome.Handling, false)]
    [InlineData("moving on", false, SettleOutcome.Handling, false)]
    [InlineData("settled", false, SettleOutcome.Withdrawn, true)]
    [InlineData("saying farewell", false, SettleOutcome.Handling, false)]
    [InlineData("gone", false, SettleOutcome.Handling, false)]
    public void Settle(string given, bool past, SettleOutcome outcome, bool settledForGood)
    {
        var turn = AgentOffers.Settle(Given(given), Desk.Terms(), past, OfferEnd.Withdrawn, NoAnswerAction.NotReady, Desk.Now);

        Assert.Equal((outcome, settledForGood), (turn.Outcome, turn.State.IsSettled("c-1~1")));
        Assert.DoesNotContain(turn.State.Slots, slot => slot.State == SlotState.Reserved);
    }

    [Theory]
    [InlineData(OfferEnd.Expired, NoAnswerAction.NotReady, PresenceKind.NotReady, "agent.presence")]
    [InlineData(OfferEnd.Expired, NoAnswerAction.StayReady, PresenceKind.Ready, "")]
    [InlineData(OfferEnd.Declined, NoAnswerAction.NotReady, PresenceKind.Ready, "")]
    [InlineData(OfferEnd.Withdrawn, NoAnswerAction.NotReady, PresenceKind.Ready, "")]
    public void OnlyAnOfferThatExpired_makesTheAgentNotReady(OfferEnd how, NoAnswerAction onNoAnswer, PresenceKind presence, string events)
    {
        var turn = AgentOffers.Settle(Given("reserved"), Desk.Terms(), false, how, onNoAnswer, Desk.Now);

        Assert.Equal((presence, events), (turn.State.Presence.Kind, Desk.Types(turn)));
    }

    [Theory]
    [InlineData("reserved", false, HandleOutcome.Handling, "c-1 Handling", "contact.accepted")]
    [InlineData("draining", false, HandleOutcome.Handling, "c-1 Handling", "contact.accepted")]
    [InlineData("handling", false, HandleOutcome.Handling, "c-1 Handling", "")]
    [InlineData("settled", false, HandleOutcome.Settled, "", "")]
    [InlineData("unknown", false, HandleOutcome.Settled, "", "")]
    [InlineData("unknown", true, HandleOutcome.Handling, "", "")]
    [InlineData("saying farewell", false, HandleOutcome.Handling, "", "")]
    [InlineData("gone", false, HandleOutcome.Handling, "", "")]
    public void Handle(string given, bool past, HandleOutcome outcome, string slots, string events)
    {
        var turn = AgentOffers.Handle(Given(given), Desk.Terms(), past, Desk.Now);

        Assert.Equal((outcome, slots, events), (turn.Outcome, Desk.Told(turn.State), Desk.Types(turn)));
    }

    [Fact]
    public void AnOfferHandledInVain_canNeverBeReserved()
    {
        var after = AgentOffers.Handle(Given("unknown"), Desk.Terms(), past: false, Desk.Now).State;

        Assert.Equal(ReserveOutcome.Settled, AgentOffers.Reserve(after, Desk.Terms(), Desk.Decision(Desk.Terms()), again: true, past: false, Desk.Now).Outcome);
    }

    [Fact]
    public void SettledOffers_areForgottenByNumberAndAge()
    {
        var agent = Enumerable.Range(1, 300).Aggregate(Desk.With(), (agent, n) => AgentOffers.Withdraw(agent, $"c~{n}", Desk.Now.AddSeconds(n)));
        Assert.Equal((AgentLimits.MaxSettled, "c~101"), (agent.Settled.Length, agent.Settled[0].OfferId));

        Assert.Equal("late~1", Assert.Single(AgentOffers.Withdraw(agent, "late~1", Desk.Now.AddHours(25)).Settled).OfferId);
    }
}
