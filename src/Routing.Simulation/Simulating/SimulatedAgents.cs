using System.Globalization;

namespace Routing.Simulation;

/// <summary>The agents of a simulated run: they answer offers, handle contacts, finish, and come back when sent away.</summary>
internal sealed class SimulatedAgents(Floor floor, SimulatedCustomers customers, SimulatedShifts shifts)
{
    private readonly HandleTime _handleTime = new(floor.Cast, customers.Crowd);
    private readonly Manners _manners = floor.Cast.Setup.Manners;

    /// <summary>Sees an event as it is kept; what people make of it comes after.</summary>
    public void See(RecordedEvent recorded)
    {
        switch (recorded.Event)
        {
            case ContactOffered offered when floor.Find(offered.ContactId) is { } contact && !AcceptsItself(offered.QueueId):
                SoonConsider(contact, offered);
                break;
            case ContactAccepted accepted when floor.Find(accepted.ContactId) is { } contact:
                SoonTakeOver(contact, accepted.AgentId);
                break;
            case AgentPresenceChanged { Presence: PresenceKind.NotReady } away:
                ComeBack(away.AgentId);
                break;
        }
    }

    // By themselves: a closure in the method that sees every event would be made for every event.
    private void SoonConsider(PlayedContact contact, ContactOffered offered) => floor.Agenda.At(floor.Now, () => Consider(contact, offered));

    private void SoonTakeOver(PlayedContact contact, string agent) => floor.Agenda.At(floor.Now, () => TakeOver(contact, agent));

    private bool AcceptsItself(string queue) => floor.Cast.Setup.Queues.GetValueOrDefault(queue)?.AutoAccept == true;

    private void Consider(PlayedContact contact, ContactOffered offered)
    {
        var draw = floor.Cast.DrawFor(contact.Name, "answer", offered.OfferId[(offered.OfferId.LastIndexOf('~') + 1)..]);
        var mood = draw.Uniform();
        if (mood < _manners.NoAnswerShare) return;
        var declines = mood < _manners.NoAnswerShare + _manners.DeclineShare;
        var queue = floor.Center.Engine.Queue(offered.QueueId);
        floor.After(_manners.Reaction.Sample(draw), () => floor.Call(async () =>
        {
            if (declines) await queue.Decline(offered.OfferId, offered.AgentId, "busy with something else");
            else await queue.Accept(offered.OfferId, offered.AgentId);
        }));
    }

    private void TakeOver(PlayedContact contact, string agent)
    {
        if (!contact.IsOpen || contact.Agent is not null) return;
        contact.Agent = agent;
        shifts.Took(agent);
        contact.AnsweredAt = floor.Now;
        floor.Figures.EndedWaiting(contact, floor.Now);
        floor.Figures.Answered(contact, agent, floor.Now);
        floor.Agenda.At(floor.Now + _handleTime.Draw(contact, agent), () => floor.Call(() => Complete(contact, agent)));
    }

    private async Task Complete(PlayedContact contact, string agent)
    {
        var completion = _handleTime.Ending(contact, agent);
        floor.Figures.Completed(contact, agent, completion.Resolved == true, floor.Now);
        // Before it is free, so that it is offered nothing more.
        if (shifts.Leaves(agent)) await floor.Center.Engine.Agent(agent).SetPresence(PresenceKind.Offline, null);
        var answer = await floor.Center.Engine.Agent(agent).Complete(contact.Id, completion);
        if (answer.Outcome != ContactCommandOutcome.Done) throw new InvalidOperationException($"{contact.Id} was not completed by {agent}: {answer.Outcome}.");
        floor.End(contact, PlayedEnd.Served);
        if (answer.Contact?.State == ContactState.WrapUp)
        {
            var wrapUp = _manners.WrapUp.Sample(floor.Cast.DrawFor(contact.Name, "wrap-up"));
            floor.After(wrapUp, () => floor.Call(async () => await floor.Center.Engine.Agent(agent).Close(contact.Id)));
        }
        if (completion.Resolved == false) customers.Unresolved(contact);
    }

    private void ComeBack(string agent)
    {
        var away = _manners.BackAfter.Sample(floor.Cast.DrawFor(agent, "away", floor.Now.Ticks.ToString(CultureInfo.InvariantCulture)));
        floor.After(away, () => floor.Call(async () =>
        {
            if (shifts.IsHere(agent)) await floor.Center.Engine.Agent(agent).SetPresence(PresenceKind.Ready, null);
        }));
    }
}
