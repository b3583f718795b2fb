namespace Routing.Gateway;

/// <summary>Reads contacts.</summary>
internal sealed class ContactReads(IActorDirectory actors, ICatalog catalog, ContactFinder finder, ContactViews views, ContactReplies replies)
{
    public async ValueTask<Reply> Get(Call call)
    {
        var at = await finder.Find(call.Id, call.Ct);
        if (at.Record is null) return Outcomes.Missing($"contact {call.Id}");
        if (call.Caller is { IsOnlyAgent: true, Agent: { } agent } && !at.Concerns(agent)) return Outcomes.NotYours($"contact {call.Id}");
        return Reply.Of(await replies.View(call, at), ApiJson.Default.ContactView);
    }

    /// <summary>What whoever handles it should know.</summary>
    public async ValueTask<Reply> Context(Call call)
    {
        var at = await finder.Find(call.Id, call.Ct);
        if (at.Record is null) return Outcomes.Missing($"contact {call.Id}");
        if (call.Caller is { IsOnlyAgent: true, Agent: { } agent } && !at.Concerns(agent)) return Outcomes.NotYours($"contact {call.Id}");
        return Reply.Of(await ContactContexts.Of(at, actors, call.Caller.Agent, call.Ct), ApiJson.Default.ContactContextView);
    }

    public async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        return Reply.Of(await paging.Of(catalog, ActorKind.Contact, One, call.Ct), ApiJson.Default.ContactPage);

        async ValueTask<ContactView?> One(string id) => await finder.Find(id, call.Ct) is { Record: not null } at ? await views.Of(at, call.Ct) : null;
    }
}
