using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Lists who waits in a queue. Places shift while it is read, so <c>after</c> is a place here, not an id.</summary>
internal sealed class WaitingReads(IActorDirectory actors, ContactViews views)
{
    public async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        var offset = 0;
        if (paging.After is { } after && (!int.TryParse(after, out offset) || offset < 0))
            return Paging.NoNext();
        if (await actors.Queue(call.Id).Describe(call.Ct) is null) return Outcomes.Missing($"queue {call.Id}");
        var waiting = await actors.Queue(call.Id).List(offset, paging.Limit, call.Ct);
        var items = ImmutableArray.CreateBuilder<ContactView>(waiting.Count);
        foreach (var contact in waiting) items.Add(await views.Of(contact, null, call.Ct));
        var next = waiting.Count == paging.Limit ? (offset + waiting.Count).ToString() : null;
        return Reply.Of(new Page<ContactView>(items.MoveToImmutable(), next), ApiJson.Default.ContactPage);
    }
}
