using System.Text.Json.Nodes;

namespace Routing.Gateway;

/// <summary>Moves contacts: transfer by their agent, move and assign by a supervisor, abandon by the gateway; and takes their rating.</summary>
internal sealed class ContactMoves(ContactMoving moving, ContactRating ratings, ContactNoting notes, ContactReplies replies, ContactFinder finder, TimeProvider clock)
{
    /// <summary>Where a supervisor sent a contact from and to; what agents do with their own is told by its events.</summary>
    public AuditOf Audit => new("contact", Place) { IsKept = AuditOf.IsBySupervisor };


    public async ValueTask<Reply> Transfer(Call call)
    {
        if (call.Read(ActionShape.Transfer, out var problem) is not { } to) return problem!;
        return await Told(call, await moving.Transfer(call.Id, call.Caller.Agent, call.Caller.Has(Role.Supervisor), to, call.Ct));
    }

    public async ValueTask<Reply> Assign(Call call)
    {
        if (call.Read(ActionShape.ToAgent, out var problem) is not { } to) return problem!;
        if (call.Caller is { IsOnlyAgent: true, Agent: { } self })
            return to.Agent == self ? await Told(call, await moving.Pick(call.Id, self, call.Ct)) : ProblemKinds.Forbidden.At("agent", $"An agent may take a contact for itself only. Name {self}, or ask with the key of a supervisor.");
        return await Told(call, await moving.Assign(call.Id, call.Caller.Agent, to.Agent, call.Ct));
    }

    public async ValueTask<Reply> Abandon(Call call)
    {
        if (call.Read(ActionShape.Reason, out var problem) is not { } why) return problem!;
        return await Told(call, await moving.Abandon(call.Id, why.Reason, call.Ct));
    }

    public async ValueTask<Reply> RequestCallback(Call call)
    {
        if (call.Read(ActionShape.Callback, out var problem) is not { } asked) return problem!;
        return await Told(call, await moving.RequestCallback(call.Id, asked.At, call.Ct));
    }

    public async ValueTask<Reply> Schedule(Call call)
    {
        if (call.Read(ActionShape.Schedule, out var problem) is not { } asked) return problem!;
        return await Told(call, await moving.Schedule(call.Id, asked.At, call.Ct));
    }

    public async ValueTask<Reply> NotAnswered(Call call) =>
        call.Read(ActionShape.Nothing, out var problem) is null ? problem! : await Told(call, await moving.NotAnswered(call.Id, call.Caller.Agent, call.Ct));

    public async ValueTask<Reply> Whisper(Call call)
    {
        if (call.Read(ActionShape.Whisper, out var problem) is not { } whisper) return problem!;
        var note = new ContactNote(call.RepeatId ?? Guid.CreateVersion7().ToString("N"), NoteKind.Whisper, call.Caller.Name, clock.GetUtcNow(), whisper.Text);
        return await replies.Of(call, await notes.Add(call.Id, note, call.Ct));
    }

    public async ValueTask<Reply> Rate(Call call)
    {
        if (call.Read(ActionShape.Rating, out var problem) is not { } rating) return problem!;
        return await replies.Of(call, await ratings.Rate(call.Id, rating, call.Ct));
    }

    private ValueTask<Reply> Told(Call call, ContactResult result) => replies.Of(call, result, call.Operation.Name);

    private async ValueTask<string?> Place(string id, CancellationToken ct)
    {
        var at = await finder.Find(id, ct);
        if (at.State is not { } state) return null;
        return new JsonObject { ["state"] = Names<ContactState>.Of(state), ["queue"] = at.Live?.Queue ?? at.Record?.Closed?.Queue ?? at.Record?.Plan.Queue, ["agent"] = at.Live?.Agent ?? at.Record?.Closed?.Agent }.ToJsonString();
    }
}
