namespace Routing.Gateway;

/// <summary>Brings a colleague in to listen: the agent who has the contact asks, the colleague takes a place beside it.</summary>
internal sealed class Consults(IActorDirectory actors)
{
    public async ValueTask<CommandAnswer> Begin(IAgent owner, string contactId, string colleague, CancellationToken ct)
    {
        var asked = await owner.Consult(contactId, colleague, ct);
        if (!IsDone(asked.Outcome) || asked.Contact?.Offer is not { } terms) return asked;
        var joined = await actors.Agent(colleague).JoinConsult(terms, ct);
        if (!IsDone(joined))
        {
            await owner.EndConsult(contactId, ct);
            return asked with { Outcome = joined };
        }
        if ((await owner.Find(contactId, ct))?.ConsultingAgent == colleague) return asked;
        // The talk ended while the colleague was on the way, and the word of it came before the colleague did.
        await actors.Agent(colleague).LeaveConsult(contactId, ct);
        return asked with { Outcome = ContactCommandOutcome.WrongState };
    }

    private static bool IsDone(ContactCommandOutcome outcome) => outcome is ContactCommandOutcome.Done or ContactCommandOutcome.Repeated;
}
