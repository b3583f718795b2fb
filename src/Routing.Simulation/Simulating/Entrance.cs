using Routing.Actors;

namespace Routing.Simulation;

/// <summary>By which contacts come into a simulated center, and leave it when nobody has answered.</summary>
/// <param name="mayRefuse">Contacts that no queue takes are counted as blocked; else they end the run, as a slip of its scenario.</param>
internal sealed class Entrance(Floor floor, bool mayRefuse = false)
{
    private readonly ContactRouter _router = new(floor.Center.Engine);
    private readonly ContactViews _views = new(new QueueLookup(floor.Center.Engine, floor.Center.Clock), floor.Center.Engine, floor.Center.Clock);

    /// <summary>Whether what customers are told of their wait makes a difference; where it does not, nobody asks.</summary>
    private readonly bool _listen = floor.Cast.Scenario.PatienceFactorAfterEstimate != 1;

    /// <param name="profile">Of a customer who was not here before; null leaves it to the center.</param>
    /// <param name="group">Whose rules plan it.</param>
    /// <param name="patience">In time units; null waits for ever.</param>
    public void LetIn(PlayedContact contact, ContactRequest request, CustomerProfile? profile, string group, double? patience)
    {
        floor.Add(contact);
        floor.Figures.BeganWaiting(contact, floor.Now);
        floor.Call(async () =>
        {
            var answer = await HandIn(contact, request, profile, group);
            if (!_listen || patience is not { } units || answer.Contact is not { } live || !contact.IsOpen) return;
            // Told how long it may take, people wait differently.
            var view = await _views.Of(live, answer.Record, CancellationToken.None);
            floor.After(units * (view.EstimatedWait is null ? 1 : floor.Cast.Scenario.PatienceFactorAfterEstimate), () => Leave(contact, PlayedEnd.Abandoned));
        });
        if (!_listen && patience is { } alone) floor.After(alone, () => Leave(contact, PlayedEnd.Abandoned));
    }

    /// <summary>It still waits, and goes: out of patience, or because there is no place to wait.</summary>
    public void Leave(PlayedContact contact, PlayedEnd how)
    {
        if (!contact.IsOpen || contact.AnsweredAt is not null) return;
        floor.Call(async () =>
        {
            var engine = floor.Center.Engine;
            if (await engine.Contact(contact.Id).Get() is not { Owner: { Kind: ActorKind.Queue } owner }) return;
            if (await engine.Queue(owner.Id).Abandon(contact.Id, null) != ContactCommandOutcome.Done || !contact.IsOpen || contact.AnsweredAt is not null) return;
            EndWaiting(contact, how);
        });
    }

    private async Task<RouteAnswer> HandIn(PlayedContact contact, ContactRequest request, CustomerProfile? profile, string group)
    {
        var engine = floor.Center.Engine;
        if (profile is not null) await engine.Customer(request.CustomerId).Configure(profile, null);
        var answer = await _router.Route(request, await engine.Customer(request.CustomerId).Get(), group);
        contact.IsAcknowledged = answer.Outcome == RouteOutcome.Routed;
        if (!contact.IsAcknowledged && !mayRefuse) throw new InvalidOperationException($"{contact.Id} was not let in: {answer.Outcome}.");
        if (answer.Contact is { } live) contact.Queue = live.Queue;
        // Full, or by a rule of its queue.
        if (contact.IsOpen && (!contact.IsAcknowledged || answer.Contact?.State == ContactState.Refused)) EndWaiting(contact, PlayedEnd.Blocked);
        return answer;
    }

    private void EndWaiting(PlayedContact contact, PlayedEnd how)
    {
        floor.Figures.EndedWaiting(contact, floor.Now);
        if (how == PlayedEnd.Blocked) floor.Figures.Blocked(contact);
        else floor.Figures.Abandoned(contact, floor.Now);
        floor.End(contact, how);
    }
}
