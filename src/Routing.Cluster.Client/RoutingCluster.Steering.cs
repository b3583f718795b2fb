namespace Routing.Cluster.Client;

/// <summary>To whom contacts go at somebody's word, and what goes with them: transfers, consults, assignments, notes.</summary>
internal sealed partial class RoutingCluster
{
    public Task<ContactView> Transfer(string contactId, Transfer to, string? agent = null, CancellationToken ct = default)
    {
        Given.OptionalId("queue", to.Queue);
        Given.OptionalId("agent", to.Agent);
        return MovedOnce("transfer", contactId, agent, stop => _moving.Transfer(contactId, agent, supervises: false, to, stop), ct);
    }

    public Task<ContactView> Assign(string contactId, string toAgent, CancellationToken ct = default)
    {
        Given.IdOf(nameof(toAgent), toAgent);
        return MovedOnce("assign", contactId, null, stop => _moving.Assign(contactId, null, toAgent, stop), ct, at => at.Live?.Agent == toAgent);
    }

    public Task<ContactView> Consult(string contactId, string colleague, string? agent = null, CancellationToken ct = default)
    {
        Given.IdOf(nameof(colleague), colleague);
        return ByAgent("consult on", contactId, agent, (_, stop) => _consults.Begin(contactId, agent, colleague, stop), ct);
    }

    public Task<ContactView> EndConsult(string contactId, string? agent = null, CancellationToken ct = default) =>
        ByAgent("end the consult on", contactId, agent, (_, stop) => _consults.End(contactId, agent, stop), ct);

    public Task<ContactView> Whisper(string contactId, string text, string by, CancellationToken ct = default)
    {
        Given.IdOf(nameof(contactId), contactId);
        Given.Whisper(text);
        Given.IdOf(nameof(by), by);
        // Made once, before the first try: the next ones bring the same note.
        var note = new ContactNote(NewId(), NoteKind.Whisper, by, _options.Clock.GetUtcNow(), text);
        return Act($"note a whisper on the contact {contactId}", (_, stop) => _notes.Add(contactId, note, stop), ct);
    }

    /// <param name="isDone">What else than a move tells that an earlier try was done.</param>
    private Task<ContactView> MovedOnce(
        string verb, string contactId, string? agent, Func<CancellationToken, ValueTask<ContactResult>> move, CancellationToken ct, Func<Located, bool>? isDone = null)
    {
        int? arrivals = null;
        return ByAgent(verb, contactId, agent, Once, ct);

        async ValueTask<ContactResult> Once(int tries, CancellationToken stop)
        {
            if (await Moved(tries, stop) is { } earlier) return earlier;
            var result = await move(stop);
            return tries > 1 && result.Refusal is not null && await Moved(tries, stop) is { } late ? late : result;
        }

        // One arrival more is the work of a try whose answer was lost: another would move it again, or be refused.
        async ValueTask<ContactResult?> Moved(int tries, CancellationToken stop)
        {
            var at = await _finder.Find(contactId, stop);
            arrivals ??= at.Record?.Hops.Length;
            return at.Record?.Hops.Length > arrivals || (tries > 1 && isDone?.Invoke(at) == true) ? new ContactResult(at, IsRepeat: true) : default(ContactResult?);
        }
    }
}
