namespace Routing.Actors;

/// <summary>Brings a colleague in to listen, for any gateway: the agent who has the contact asks, the colleague takes a place beside it.</summary>
public sealed class ContactConsulting(IActorDirectory actors, ContactWork work)
{
    /// <param name="acting">The agent who asks; null asks as whoever has the contact.</param>
    public async ValueTask<ContactResult> Begin(string id, string? acting, string colleague, CancellationToken ct = default)
    {
        if (await actors.Agent(colleague).Describe(ct) is null) return Refusals.NoAgent(colleague);
        return await work.Do(id, acting, (agent, contact, stop) => Begin(agent, contact, colleague, stop), ct: ct);
    }

    public ValueTask<ContactResult> End(string id, string? acting, CancellationToken ct = default) =>
        work.Do(id, acting, (agent, contact, stop) => agent.EndConsult(contact, stop), ct: ct);

    private async ValueTask<CommandAnswer> Begin(IAgent owner, string contactId, string colleague, CancellationToken ct)
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
