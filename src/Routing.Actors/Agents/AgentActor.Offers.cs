namespace Routing.Actors;

/// <summary>What queues ask of an agent, and what its desktop asks of it.</summary>
public partial class AgentActor
{
    public async ValueTask<Bid> Bid(BidRequest request, CancellationToken ct = default)
    {
        var bid = AgentBids.Of(_agent, request, Now);
        await Durable();
        return bid;
    }

    public async ValueTask<ReserveOutcome> Reserve(OfferTerms terms, DecisionRecord decision, bool again, CancellationToken ct = default)
    {
        var past = (again || _agent.MayHaveEnded(terms)) && !Knows(terms) && await IsPast(terms, ct);
        return await Do(AgentOffers.Reserve(_agent, terms, decision, again, past, Now));
    }

    public async ValueTask<SettleOutcome> Settle(OfferTerms terms, OfferEnd how, NoAnswerAction onNoAnswer, CancellationToken ct = default)
    {
        var past = !Knows(terms) && await IsPast(terms, ct);
        return await Do(AgentOffers.Settle(_agent, terms, past, how, onNoAnswer, Now));
    }

    public async ValueTask<HandleAnswer> Handle(OfferTerms terms, CancellationToken ct = default)
    {
        var past = !Knows(terms) && await IsPast(terms, ct);
        var outcome = await Do(AgentOffers.Handle(_agent, terms, past, Now));
        return new HandleAnswer(outcome, LiveOf(terms.Card.ContactId));
    }

    public ValueTask<CommandAnswer> Hold(string contactId, CancellationToken ct = default) =>
        Command(contactId, AgentWork.Pause(_agent, contactId, SlotState.Held, Now));

    public ValueTask<CommandAnswer> Resume(string contactId, CancellationToken ct = default) =>
        Command(contactId, AgentWork.Pause(_agent, contactId, SlotState.Handling, Now));

    public ValueTask<CommandAnswer> SetPending(string contactId, PendingOn on, DateTimeOffset? until, CancellationToken ct = default) =>
        Command(contactId, AgentPending.SetAside(_agent, contactId, on, until, Now));

    public ValueTask<CommandAnswer> TakeUp(string contactId, CancellationToken ct = default) =>
        Command(contactId, AgentPending.TakeUp(_agent, contactId, Now));

    public ValueTask<CommandAnswer> Complete(string contactId, Completion completion, CancellationToken ct = default) =>
        Command(contactId, AgentWork.Complete(_agent, contactId, completion, Now));

    public ValueTask<CommandAnswer> Close(string contactId, CancellationToken ct = default) =>
        Command(contactId, AgentWork.Close(_agent, contactId, Now));

    public ValueTask<CommandAnswer> Transfer(string contactId, MoveOrder order, CancellationToken ct = default) =>
        Command(contactId, _agent.Profile is { Kind: AgentKind.Bot } && order is { Cause: MoveCause.Transfer, DirectedTo: null }
            ? AgentBots.HandOver(_agent, contactId, order.ToQueue, null, failed: false, Now)
            : AgentMoves.Begin(_agent, contactId, order.ToQueue, order.DirectedTo, order.Cause, order.KeepAge, order.AddPriority, order.SetPriority, Now));

    public ValueTask<CommandAnswer> Consult(string contactId, string colleague, CancellationToken ct = default) =>
        Command(contactId, AgentMoves.Consult(_agent, contactId, colleague));

    public ValueTask<CommandAnswer> EndConsult(string contactId, CancellationToken ct = default) =>
        Command(contactId, AgentMoves.Consult(_agent, contactId, null));

    public async ValueTask<ContactCommandOutcome> JoinConsult(OfferTerms terms, CancellationToken ct = default) =>
        await Do(AgentMoves.Join(_agent, terms, Now));

    public async ValueTask LeaveConsult(string contactId, CancellationToken ct = default) =>
        await Do(Turn.Of(true, AgentMoves.Leave(_agent, contactId)));

    public async ValueTask<LiveContact?> Find(string contactId, CancellationToken ct = default)
    {
        var found = LiveOf(contactId);
        await Durable();
        return found;
    }

    private async ValueTask<CommandAnswer> Command(string contactId, Turn<ContactCommandOutcome, AgentState> turn)
    {
        var before = SlotOf(contactId);
        var end = turn.State.Farewells.GetValueOrDefault(contactId)?.Snapshot;
        var outcome = await Do(turn);
        var after = SlotOf(contactId);
        if ((after ?? before) is not { } slot) return new CommandAnswer(outcome, null);
        var live = AgentViews.Live(_agent, slot);
        // A contact that this command closed is nobody's any more; it is answered as it was let go.
        if (after is null && end is not null)
            live = live with { State = end.State, CompletedAt = end.CompletedAt, Completion = end.Completion, ClosedAt = end.EndedAt };
        return new CommandAnswer(outcome, live);
    }

    private LiveContact? LiveOf(string contactId) => SlotOf(contactId) is { } slot ? AgentViews.Live(_agent, slot) : null;

    private Slot? SlotOf(string contactId) => _agent.ByContact(contactId) is { State: not SlotState.Consulting } slot ? slot : null;

    private bool Knows(OfferTerms terms) =>
        _agent.ByOffer(terms.OfferId) is not null || _agent.IsSettled(terms.OfferId) || _agent.HasEnded(terms);

    // An offer this agent does not know may be one it accepted and finished long ago: the contact remembers.
    private async Step<bool> IsPast(OfferTerms terms, CancellationToken ct) =>
        await Host.Actors.Contact(terms.Card.ContactId).IsPast(terms.OfferId, terms.Hop, ct);
}
