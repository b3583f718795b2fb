using Routing.Actors;

namespace Routing.Simulation;

/// <summary>The agents of a simulated run: they answer offers, handle contacts, finish, and come back when sent away.</summary>
/// <param name="planned">Who comes and goes by a plan of its own; null where who is there is told from elsewhere.</param>
/// <param name="unresolved">Hears of each contact that was served and not resolved.</param>
internal sealed class SimulatedAgents(Floor floor, IConduct conduct, PlannedShifts? planned, Action<PlayedContact> unresolved)
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
            case BotHandedOver back when floor.Find(back.ContactId) is { } contact && contact.Agent == back.AgentId:
                contact.Agent = null;
                floor.Figures.GaveBack(contact, back.AgentId, floor.Now);
                break;
            case AgentShiftChanged changed:
                planned?.See(changed);
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
        floor.Figures.EndedWaiting(contact, floor.Now);
        if (contact.AnsweredAt is null) floor.Figures.Answered(contact, agent, floor.Now);
        else floor.Figures.TookOver(agent, floor.Now);
        contact.AnsweredAt ??= floor.Now;
        var handled = conduct.HandleTime(contact, agent);
        contact.HandleUnits = handled / floor.Cast.Scenario.TimeUnit;
        floor.Agenda.At(floor.Now + handled, () => floor.Call(() => Complete(contact, agent)));
    }

    private async Task Complete(PlayedContact contact, string agent)
    {
        // A bot's talk may have lasted too long: then it is somebody else's.
        if (!contact.IsOpen || contact.Agent != agent) return;
        var completion = conduct.Ending(contact, agent);
        if (completion.Resolved == false && HandsBack(agent) is { } hook)
        {
            await floor.Center.Engine.Agent(agent).Transfer(contact.Id, new MoveOrder(hook.HandOverTo ?? contact.Queue, MoveCause.Transfer));
            return;
        }
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

    private BotHook? HandsBack(string agent) => floor.Cast.Scenario.PoolOf(agent)?.HandsOverTo is null ? floor.Cast.Setup.Agents.GetValueOrDefault(agent)?.Hook : null;

    private void ComeBack(string agent)
    {
        if (conduct.BackAfter(agent, floor.Now) is not { } away) return;
        floor.After(away, () => floor.Call(async () =>
        {
            if (conduct.IsHere(agent)) await floor.Center.Engine.Agent(agent).SetPresence(PresenceKind.Ready, null);
        }));
    }
}
