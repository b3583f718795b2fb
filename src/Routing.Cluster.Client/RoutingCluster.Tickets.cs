using System.Diagnostics;

namespace Routing.Cluster.Client;

/// <summary>What becomes of contacts over days: corrected, set aside and taken up, merged, reopened.</summary>
internal sealed partial class RoutingCluster
{
    private readonly ContactReplanning _replanning;
    private readonly ContactMerging _merging;
    private readonly ContactReopening _reopening;

    public Task<ContactView> Correct(string contactId, Func<CorrectContact, CorrectContact> with, CancellationToken ct = default)
    {
        Given.IdOf(nameof(contactId), contactId);
        return Act($"correct the contact {contactId}", (_, stop) => _replanning.Correct(contactId, request => with(CorrectContact.Of(request)).On(request), stop), ct);
    }

    public Task<ContactView> Refer(string contactId, string? recordingUrl = null, string? transcriptUrl = null, CancellationToken ct = default)
    {
        Given.IdOf(nameof(contactId), contactId);
        var change = new RecordingChange(recordingUrl, transcriptUrl);
        Given.Sound(change.Check());
        return Act($"refer the contact {contactId}", (_, stop) => _notes.Refer(contactId, change, stop), ct);
    }

    public Task<ContactView> SetPending(string contactId, SetPending? aside = null, string? agent = null, CancellationToken ct = default) =>
        ByAgent("set aside", contactId, agent, (_, stop) => _work.SetPending(contactId, agent, aside ?? new SetPending(), stop), ct);

    public Task<ContactView> Answered(string contactId, CancellationToken ct = default)
    {
        return ByAgent("take up", contactId, null, TakenUp, ct);

        async ValueTask<ContactResult> TakenUp(int tries, CancellationToken stop)
        {
            var result = await _work.Answered(contactId, stop);
            // Taken up by an earlier try whose answer was lost: it is pending no more, as was wanted.
            return tries > 1 && result.Refusal is { Kind: RefusalKind.WrongState } ? await _finder.Find(contactId, stop) : result;
        }
    }

    public Task<ContactView> Merge(string contactId, string into, CancellationToken ct = default)
    {
        Given.IdOf(nameof(contactId), contactId);
        Given.IdOf(nameof(into), into);
        return Act($"merge the contact {contactId}", (_, stop) => _merging.Merge(contactId, into, stop), ct);
    }

    public Task<ContactView> Reopen(string contactId, Reopen? asked = null, CancellationToken ct = default)
    {
        Given.IdOf(nameof(contactId), contactId);
        Given.OptionalId("id", asked?.Id);
        var trace = Activity.Current?.Id;
        return Act($"reopen the contact {contactId}", (_, stop) => _reopening.Reopen(contactId, asked ?? new Reopen(), trace, stop), ct);
    }
}
