namespace Routing.Gateway;

/// <summary>Corrects contacts that wait: what they are about, in which language, how urgent; which of them are one, and which go on with a former.</summary>
internal sealed class ContactCorrections(IActorDirectory actors, ContactReplanning replanning, ContactReopening reopening, ContactMerging merging, ContactReplies replies)
{
    public async ValueTask<Reply> Patch(Call call)
    {
        if (await actors.Contact(call.Id).Get(call.Ct) is not { } record) return Outcomes.Missing($"contact {call.Id}");
        var reading = new Reading();
        if (Patched(call, record.Request, reading) is null) return reading.Fault!;
        // What is well-formed for one state of the contact is for all.
        var result = await replanning.Correct(call.Id, request => Patched(call, request, new Reading())?.On(request) ?? request, call.Ct);
        return await replies.Of(call, result, call.Operation.Name);
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
}
