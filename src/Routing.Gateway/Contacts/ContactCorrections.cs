using System.Text.Json.Nodes;

namespace Routing.Gateway;

/// <summary>
/// Corrects contacts that wait: what they are about, in which language, how urgent; which of them are one, and which go on with a former.
/// Where the recording and transcript are kept is told in the same way, at any time.
/// </summary>
internal sealed class ContactCorrections(
    IActorDirectory actors, ContactReplanning replanning, ContactNoting noting, ContactReopening reopening, ContactMerging merging, ContactReplies replies, ContactFinder finder)
{
    /// <summary>What a supervisor or admin changed; neither text nor references, which an erasure must reach.</summary>
    public AuditOf Audit => new("contact", Present) { IsKept = AuditOf.IsByPeople };

    public async ValueTask<Reply> Patch(Call call)
    {
        if (await actors.Contact(call.Id).Get(call.Ct) is not { } record) return Outcomes.Missing($"contact {call.Id}");
        var reading = new Reading();
        if (Patched(call, record.Request, reading) is not { } patched) return reading.Fault!;
        var (change, isAll) = Referred(call, patched);
        if (Outcomes.Of(Refusals.Of(change?.Check() ?? [])) is { } wrong) return wrong;
        if (!isAll)
        {
            // What is well-formed for one state of the contact is for all.
            var corrected = await replanning.Correct(call.Id, request => Patched(call, request, new Reading())?.On(request) ?? request, call.Ct);
            if (change is null || corrected.Refusal is not null) return await replies.Of(call, corrected, call.Operation.Name);
        }
        return await replies.Of(call, await noting.Refer(call.Id, change!, call.Ct));
    }

    public async ValueTask<Reply> Reopen(Call call)
    {
        if (call.Read(ActionShape.Reopening, out var problem) is not { } asked) return problem!;
        using var activity = Tracing.Begin("contact.create", call.Http);
        return await replies.Of(call, await reopening.Reopen(call.Id, asked, activity.TraceParent, call.Ct));
    }

    public async ValueTask<Reply> Merge(Call call)
    {
        if (call.Read(ActionShape.Merge, out var problem) is not { } merge) return problem!;
        return await replies.Of(call, await merging.Merge(call.Id, merge.Into, call.Ct), call.Operation.Name);
    }

    private static CorrectContact? Patched(Call call, ContactRequest request, Reading reading) =>
        MergePatch.Apply(CorrectContact.Of(request), ApiJson.Default.CorrectContact, call.Body, ActionShape.Correction, reading);

    /// <summary>What the patch names of the references: a null removes, and what is not named stays. With nothing else in it, nothing is planned anew.</summary>
    private static (RecordingChange? Change, bool IsAll) Referred(Call call, CorrectContact patched)
    {
        var named = JsonNode.Parse(call.Body.Span)!.AsObject().Select(property => property.Key).ToHashSet(StringComparer.Ordinal);
        var (recording, transcript) = (named.Remove("recordingUrl"), named.Remove("transcriptUrl"));
        if (!recording && !transcript) return (null, false);
        return (new RecordingChange(recording ? patched.RecordingUrl ?? "" : null, transcript ? patched.TranscriptUrl ?? "" : null), named.Count == 0);
    }

    private async ValueTask<string?> Present(string id, CancellationToken ct)
    {
        var at = await finder.Find(id, ct);
        if (at is not { Record: { } record, State: { } state }) return null;
        return new JsonObject
        {
            ["state"] = Names<ContactState>.Of(state),
            ["queue"] = at.Live?.Queue ?? record.Closed?.Queue ?? record.Plan.Queue,
            ["intent"] = record.Plan.Card.Intent,
            ["language"] = record.Request.Language,
            ["urgency"] = record.Request.Urgency,
            ["hasRecording"] = record.Recording?.RecordingUrl is not null,
            ["hasTranscript"] = record.Recording?.TranscriptUrl is not null,
        }.ToJsonString();
    }
}
