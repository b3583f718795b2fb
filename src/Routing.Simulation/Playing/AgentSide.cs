using System.Globalization;

namespace Routing.Simulation;

/// <summary>The agents of a run: they answer offers, handle contacts, finish, and come back when they were sent away.</summary>
internal sealed class AgentSide(Stage stage, CustomerSide customers)
{
    private const int AcceptAttempts = 3;
    private static readonly TimeSpan BetweenRepeats = TimeSpan.FromSeconds(1);
    private readonly HandleTime _handleTime = new(stage.Cast, customers.Customers);
    private readonly Dictionary<string, PlayedContact> _foreign = new(StringComparer.Ordinal);
    private readonly HashSet<string> _answering = new(StringComparer.Ordinal);

    /// <summary>An agent is at work: it goes on with what it has in hand, and is ready for more.</summary>
    public async Task Open(string agent, CancellationToken ct)
    {
        var inHand = await stage.Port.InHand(agent, ct).ConfigureAwait(false);
        lock (stage.Agenda.Gate)
        {
            foreach (var (contact, queue) in inHand.Contacts)
            {
                if (Find(contact, queue) is { } left) TakeOver(left, agent);
            }
            foreach (var (offer, contact, queue) in inHand.Offers)
            {
                if (Find(contact, queue) is { } left) Consider(offer, left, agent);
            }
        }
        var ready = await stage.Port.SetPresence(agent, PresenceKind.Ready, null, ct).ConfigureAwait(false);
        if (!ready.Ok) throw new InvalidOperationException($"Agent {agent} could not be set ready: {ready.Why}");
    }

    public void See(SeenEvent seen)
    {
        if (seen.Agent is not { } agent || !_handleTime.Knows(agent)) return;
        switch (seen.Type)
        {
            case EventTypes.Offered when seen is { OfferId: { } offer, Contact: { } id, Queue: { } queue } && Find(id, queue) is { } contact:
                Consider(offer, contact, agent);
                break;
            case EventTypes.Accepted when seen is { Contact: { } id, Queue: { } queue } && Find(id, queue) is { } contact:
                TakeOver(contact, agent);
                break;
            case EventTypes.Presence when seen.Presence is "notReady" or "NotReady":
                ComeBack(agent);
                break;
        }
    }

    // Null for a contact of this run that is done with: its events may come late.
    private PlayedContact? Find(string contactId, string queue)
    {
        if (stage.Open.TryGetValue(contactId, out var own) || _foreign.TryGetValue(contactId, out own)) return own;
        if (contactId.StartsWith(stage.Options.IdPrefix, StringComparison.Ordinal)) return null;
        var contactClass = stage.Scenario.Classes.FirstOrDefault(c => c.Queue == queue) ?? stage.Scenario.Classes[0];
        return _foreign[contactId] = new PlayedContact
        {
            Id = contactId, Name = contactId, Class = contactClass, CustomerId = "", ArrivedAt = stage.Clock.Now, Queue = queue, IsForeign = true,
        };
    }

    private void Consider(string offer, PlayedContact contact, string agent)
    {
        if (!_answering.Add(offer)) return;
        stage.Figures.Offered(contact);
        var manners = stage.Setup.Manners;
        var draw = stage.DrawFor(contact.Name, "answer", offer[(offer.LastIndexOf('~') + 1)..]);
        var mood = draw.Uniform();
        if (mood < manners.NoAnswerShare)
        {
            LetGo(offer, contact);
            return;
        }
        var reaction = stage.Clock.Real(manners.Reaction.Sample(draw));
        var declines = mood < manners.NoAnswerShare + manners.DeclineShare;
        stage.Agenda.At(stage.Clock.Now + reaction, () =>
        {
            if (declines) Decline(offer, contact, agent);
            else Accept(offer, contact, agent, 1);
        });
    }

    private void Decline(string offer, PlayedContact contact, string agent) => stage.Calls.Start(
        new CallMade(CallKind.Decline, contact.Id, offer, agent), ct => stage.Port.Decline(offer, agent, "busy with something else", ct), _ => LetGo(offer, contact));

    private void Accept(string offer, PlayedContact contact, string agent, int attempt) => stage.Calls.Start(
        new CallMade(CallKind.Accept, contact.Id, offer, agent), ct => stage.Port.Accept(offer, agent, ct), answer =>
        {
            if (answer.Ok) TakeOver(contact, agent);
            if (answer.Outcome == PortOutcome.Unavailable && attempt < AcceptAttempts) Accept(offer, contact, agent, attempt + 1);
            else LetGo(offer, contact);
        });

    private void LetGo(string offer, PlayedContact contact)
    {
        _answering.Remove(offer);
        if (contact.Agent is null) _foreign.Remove(contact.Id);
    }

    // Called by whichever comes first, the accept's answer or its event.
    private void TakeOver(PlayedContact contact, string agent)
    {
        if (contact.Agent == agent || !contact.IsOpen) return;
        contact.Agent = agent;
        if (contact.AnsweredAt is null)
        {
            contact.AnsweredAt = stage.Clock.Now;
            stage.Figures.Answered(contact);
        }
        stage.Agenda.At(stage.Clock.Now + _handleTime.Draw(contact, agent), () => Complete(contact, agent));
    }

    private void Complete(PlayedContact contact, string agent)
    {
        if (!contact.IsOpen || contact.Agent != agent) return;
        var completion = _handleTime.Ending(contact, agent);
        stage.Calls.Start(new CallMade(CallKind.Complete, contact.Id, null, agent), ct => stage.Port.Complete(contact.Id, agent, completion, ct), answer =>
        {
            if (answer.Outcome == PortOutcome.Unavailable)
            {
                stage.Agenda.At(stage.Clock.Now + BetweenRepeats, () => Complete(contact, agent));
                return;
            }
            _foreign.Remove(contact.Id);
            if (!answer.Ok) return;
            WrapUp(contact, agent);
            stage.End(contact, PlayedEnd.Served);
            if (completion.Resolved == false && !contact.IsForeign) customers.Unresolved(contact);
        });
    }

    private void WrapUp(PlayedContact contact, string agent)
    {
        // Where the queue knows no wrap-up the contact is closed as it is completed.
        if (stage.Setup.Queues.GetValueOrDefault(contact.Queue)?.WrapUpSeconds == 0) return;
        var wrapUp = stage.Setup.Manners.WrapUp.Sample(stage.DrawFor(contact.Name, "wrap-up"));
        stage.Pending++;
        stage.Agenda.At(stage.Clock.Now + stage.Clock.Real(wrapUp), () => stage.Calls.Start(
            new CallMade(CallKind.Close, contact.Id, null, agent), ct => stage.Port.Close(contact.Id, agent, ct), _ => stage.Pending--));
    }

    private void ComeBack(string agent)
    {
        var away = stage.Setup.Manners.BackAfter.Sample(stage.DrawFor(agent, "away", stage.Clock.Now.Ticks.ToString(CultureInfo.InvariantCulture)));
        stage.Agenda.At(stage.Clock.Now + stage.Clock.Real(away), () => Ready(agent));
    }

    private void Ready(string agent) => stage.Calls.Start(
        new CallMade(CallKind.Presence, null, null, agent), ct => stage.Port.SetPresence(agent, PresenceKind.Ready, null, ct), answer =>
        {
            if (answer.Outcome == PortOutcome.Unavailable) stage.Agenda.At(stage.Clock.Now + BetweenRepeats, () => Ready(agent));
        });
}
