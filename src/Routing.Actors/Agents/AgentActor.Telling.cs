using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>What others are told of an agent's changes: the dispatcher, queues, colleagues, contacts, customers.</summary>
public partial class AgentActor
{
    /// <summary>Answers remembered as told beyond those of contacts at hand.</summary>
    private const int MaxAnswersOver = 64;

    private readonly HashSet<string> _answersTold = new(StringComparer.Ordinal);
    private readonly HashSet<string> _saying = new(StringComparer.Ordinal);

    /// <summary>Contacts in wrap-up as their customers know of them, by contact id; null while a customer is being told.</summary>
    private readonly Dictionary<string, PastContact?> _remembered = new(StringComparer.Ordinal);

    protected override void Restore(IReadOnlyList<StoredPart> parts)
    {
        _agent = AgentParts.Read(Key.Id, parts, Now);
        foreach (var (intent, _) in _agent.Tallies) _news.Add(intent);
    }

    protected override async ValueTask Resume(CancellationToken ct)
    {
        var agent = _agent;
        await Tell(sweep: false);
        ReturnAgain(agent);
        Settle(agent);
        // Of a ready agent its first word is said again too: were it lost, nobody would know of it.
        if (_agent.IsEnlisting || _agent.Presence.Kind == PresenceKind.Ready || _agent.Slots.Any(slot => slot.State == SlotState.Consulting)) _sweepAt ??= Now + Defaults.Sweep;
        Arm();
    }

    private void Announce(AgentState before, AgentState after, long version, ImmutableArray<IntentTally> tallies)
    {
        if (after.Profile is not null)
            Host.Notices.Post(ActorKey.Dispatcher(after.Group), new AgentChanged(AgentViews.Snapshot(after, version, tallies), false, Enlists: Enlists(after)));
        foreach (var slot in before.Slots)
        {
            var now = after.ByOffer(slot.Terms.OfferId);
            // Withdrawn here and not by the queue's own word; the queue that asked for it takes the notice for a repeat.
            if (slot.State == SlotState.Reserved && now is null && after.IsSettled(slot.Terms.OfferId)) Return(after, slot.Terms.OfferId, slot.Terms.Queue);
            if (slot.ConsultingAgent is { } colleague && now?.ConsultingAgent != colleague)
                Host.Notices.Post(ActorKey.Agent(colleague), new ConsultEnded(slot.ContactId, Key.Id));
        }
        Settle(after);
    }

    private void Return(AgentState agent, string offerId, string queue) =>
        Host.Notices.Post(ActorKey.Queue(queue), new OfferReturned(offerId, Key.Id, agent.Presence.Reason ?? agent.Presence.Kind.ToString()));

    /// <summary>Offers it withdrew from lately: their queues may not have heard of it, and would keep the contacts to their expiry.</summary>
    private void ReturnAgain(AgentState agent)
    {
        foreach (var settled in agent.Settled)
        {
            if (settled.Queue is { } queue && settled.At > Now - AgentLimits.WithdrawalToldFor) Return(agent, settled.OfferId, queue);
        }
    }

    /// <summary>Sees to what is still to be told: answers and ends to contacts, moves to queues.</summary>
    private void Settle(AgentState agent)
    {
        foreach (var slot in agent.Slots)
        {
            if (slot.State is SlotState.Reserved or SlotState.Consulting) continue;
            if (_answersTold.Add(slot.Terms.OfferId)) _ = TellAnswer(slot);
            if (slot is { State: SlotState.WrapUp, CompletedAt: not null } && _remembered.TryAdd(slot.ContactId, null)) _ = TellCustomer(agent, slot);
            if (slot.State == SlotState.Moving)
                Host.Notices.Post(ActorKey.Queue(slot.MoveTo!), new Arrive(Key, slot.Move!));
        }
        if (!agent.Farewells.IsEmpty)
        {
            // In an order of their own: that of a table of names is another in each process, and would make another day of the same seed.
            foreach (var contactId in agent.Farewells.Count == 1 ? agent.Farewells.Keys : agent.Farewells.Keys.Order(StringComparer.Ordinal))
            {
                if (_saying.Add(contactId)) _ = SayFarewell(contactId, agent.Farewells[contactId]);
            }
        }
        TalkAsBot(agent);
        if (_answersTold.Count > agent.Slots.Length + MaxAnswersOver) ForgetAnswers(agent);
    }

    private void ForgetAnswers(AgentState agent) => _answersTold.RemoveWhere(offer => agent.ByOffer(offer) is null);

    private async Task TellAnswer(Slot slot)
    {
        try
        {
            await Host.Actors.Contact(slot.ContactId).Answered(new Answer(slot.Terms.OfferId, Key.Id, slot.Terms.Hop, slot.AnsweredAt!.Value));
        }
        catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException)
        {
            // The sweep tells it again.
            _answersTold.Remove(slot.Terms.OfferId);
            _sweepAt ??= Now + Defaults.Sweep;
            Arm();
        }
    }

    /// <summary>Who comes back within the wrap-up comes back all the same.</summary>
    private async Task TellCustomer(AgentState agent, Slot slot)
    {
        try
        {
            var past = AgentWork.PastOf(Key.Id, slot, AgentTallies.ScoreOf(agent, slot.ContactId));
            await Host.Actors.Customer(slot.Terms.Card.CustomerId).Remember(past);
            if (_remembered.ContainsKey(slot.ContactId)) _remembered[slot.ContactId] = past;
        }
        catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException)
        {
            // The farewell tells it.
        }
    }

    private async Task SayFarewell(string contactId, Farewell farewell)
    {
        try
        {
            var rating = await Host.Actors.Contact(contactId).Close(farewell.Snapshot);
            // As it is now: the customer may have rated it meanwhile.
            if (_agent.Farewells.GetValueOrDefault(contactId)?.Past?.With(rating) is { } past && _remembered.GetValueOrDefault(contactId) != past)
                await Host.Actors.Customer(farewell.CustomerId).Remember(past);
            _remembered.Remove(contactId);
            _agent = _agent with { Farewells = _agent.Farewells.Remove(contactId) };
            // Both have answered; if this is lost they are told once more, which changes nothing.
            WriteLazily($"outbox/{contactId}", null);
        }
        catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException)
        {
            _sweepAt ??= Now + Defaults.Sweep;
            Arm();
        }
        _saying.Remove(contactId);
    }

    private async Step Tell(bool sweep, long answers = 0)
    {
        if (_agent.Profile is null) return;
        var (agent, version, tallies) = (_agent, VersionNow, TakeNews());
        await Durable();
        Host.Notices.Post(ActorKey.Dispatcher(agent.Group), new AgentChanged(AgentViews.Snapshot(agent, version, tallies), sweep, answers, Enlists(agent)));
    }

    private static long Enlists(AgentState agent) => agent.IsEnlisting ? agent.Version : 0;

    /// <summary>Whoever is deleted, or of another group by now, says that: it would be waited for in vain.</summary>
    private async Step Answer(TellAll ask)
    {
        if (_agent.Profile is not null && _agent.Group == ask.Dispatcher)
        {
            foreach (var (intent, _) in _agent.Tallies) _news.Add(intent);
            await Tell(sweep: false, ask.Asker);
            return;
        }
        await SayGone(ask.Dispatcher);
    }

    private async Step SayGone(string dispatcher)
    {
        var version = VersionNow;
        await Durable();
        Host.Notices.Post(ActorKey.Dispatcher(dispatcher), new AgentGone(Key.Id, version));
    }

    /// <summary>
    /// Once after a change, everything is told again in case a notice was lost; then there is silence. Not so while it is new in its
    /// group: the dispatcher it told may have been one that is given up for dead, and nobody asks who is on no roster.
    /// </summary>
    private async Step Sweep()
    {
        var changed = _sweptChanges != _changes;
        _sweptChanges = _changes;
        _sweepAt = changed || _agent.IsEnlisting || !_agent.Farewells.IsEmpty || _agent.Slots.Any(slot => slot.State == SlotState.Moving) ? Now + Defaults.Sweep : null;
        if (changed && _agent.Profile is null) await SayGone(_agent.Group);
        else if (changed || _agent.IsEnlisting)
        {
            foreach (var (intent, _) in _agent.Tallies) _news.Add(intent);
            await Tell(sweep: true);
        }
        foreach (var slot in _agent.Slots)
        {
            if (slot.State != SlotState.Consulting) continue;
            Host.Notices.Post(ActorKey.Agent(slot.Terms.AgentId), new StillListening(slot.ContactId, Key.Id));
            _sweepAt ??= Now + AgentLimits.ListeningTold;
        }
        // As it is on disk: of what came meanwhile, and is not yet durable, nobody may hear.
        var agent = _agent;
        await Durable();
        if (changed) ReturnAgain(agent);
        Settle(agent);
    }
}
