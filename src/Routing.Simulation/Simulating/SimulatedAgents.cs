namespace Routing.Simulation;

/// <summary>The agents of a simulated run: they answer offers, handle contacts, finish, and come back when sent away.</summary>
/// <param name="unresolved">Hears of each contact that was served and not resolved.</param>
internal sealed class SimulatedAgents(Floor floor, IConduct conduct, Action<PlayedContact> unresolved)
{
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
        if (conduct.Answer(contact, offered) is not { } answer) return;
        var queue = floor.Center.Engine.Queue(offered.QueueId);
        floor.After(answer.After, () => floor.Call(async () =>
        {
            if (answer.Accepts) await queue.Accept(offered.OfferId, offered.AgentId);
            else await queue.Decline(offered.OfferId, offered.AgentId, "busy with something else");
        }));
    }

    private void TakeOver(PlayedContact contact, string agent)
    {
        if (!contact.IsOpen || contact.Agent is not null) return;
        contact.Agent = agent;
        contact.AnsweredAt = floor.Now;
        floor.Figures.EndedWaiting(contact, floor.Now);
        floor.Figures.Answered(contact, agent, floor.Now);
        var handled = conduct.HandleTime(contact, agent);
        contact.HandleUnits = handled / floor.Cast.Scenario.TimeUnit;
        floor.Agenda.At(floor.Now + handled, () => floor.Call(() => Complete(contact, agent)));
    }

    private async Task Complete(PlayedContact contact, string agent)
    {
        var completion = conduct.Ending(contact, agent);
        floor.Figures.Completed(contact, agent, completion.Resolved == true, floor.Now);
        // Before it is free, so that it is offered nothing more.
        if (conduct.Leaves(agent)) await floor.Center.Engine.Agent(agent).SetPresence(PresenceKind.Offline, null);
        var answer = await floor.Center.Engine.Agent(agent).Complete(contact.Id, completion);
        if (answer.Outcome != ContactCommandOutcome.Done) throw new InvalidOperationException($"{contact.Id} was not completed by {agent}: {answer.Outcome}.");
        floor.End(contact, PlayedEnd.Served);
        if (answer.Contact?.State == ContactState.WrapUp)
        {
            floor.After(conduct.WrapUp(contact), () => floor.Call(async () => await floor.Center.Engine.Agent(agent).Close(contact.Id)));
        }
        if (completion.Resolved == false) unresolved(contact);
    }

    private void ComeBack(string agent)
    {
        if (conduct.BackAfter(agent, floor.Now) is not { } away) return;
        floor.After(away, () => floor.Call(async () =>
        {
            if (conduct.IsHere(agent)) await floor.Center.Engine.Agent(agent).SetPresence(PresenceKind.Ready, null);
        }));
    }
}
