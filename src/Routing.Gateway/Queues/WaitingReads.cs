using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Gateway;

/// <summary>
/// Lists who waits in a queue. Places shift while it is read, so <c>after</c> is a place here, with the contact that had it: those before it
/// may have left, and the list goes on after it wherever it is by now. Some may be listed twice, none is left out that stays.
/// </summary>
internal sealed class WaitingReads(IActorDirectory actors, ContactViews views)
{
    /// <summary>Places before its own, and after, in which the last contact of a page is looked for.</summary>
    private const int MostShifted = 500;

    public async ValueTask<Reply> List(Call call)
    {
        var (offset, last) = (0, (string?)null);
        if (Paging.Read(call, out var paging, after => TryRead(after, out offset, out last)) is { } problem) return problem;
        if (await actors.Queue(call.Id).Describe(call.Ct) is null) return Outcomes.Missing($"queue {call.Id}");
        if (last is not null) offset = await PlaceAfter(call, last, offset, paging.Limit);
        var waiting = await actors.Queue(call.Id).List(offset, paging.Limit, call.Ct);
        var items = ImmutableArray.CreateBuilder<ContactView>(waiting.Count);
        foreach (var contact in waiting) items.Add(await views.Of(contact, null, call.Ct));
        var next = waiting.Count == paging.Limit ? string.Create(CultureInfo.InvariantCulture, $"{offset + waiting.Count}:{waiting[^1].Card.ContactId}") : null;
        return Reply.Of(new Page<ContactView>(items.MoveToImmutable(), next), ApiJson.Default.ContactPage);
    }

    private static bool TryRead(string after, out int offset, out string? last)
    {
        var colon = after.IndexOf(':', StringComparison.Ordinal);
        last = colon < 0 ? null : after[(colon + 1)..];
        return int.TryParse(colon < 0 ? after : after[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out offset) && (last is null || Id.IsValid(last));
    }

    /// <summary>Where the contact after this one is now: mostly where it was. If it has left itself, a page is shown again rather than anybody left out.</summary>
    private async ValueTask<int> PlaceAfter(Call call, string last, int offset, int page)
    {
        if (offset > 0 && await actors.Queue(call.Id).List(offset - 1, 1, call.Ct) is [var there] && there.Card.ContactId == last) return offset;
        var from = Math.Max(0, offset - MostShifted);
        var around = await actors.Queue(call.Id).List(from, offset - from + MostShifted, call.Ct);
        for (var n = 0; n < around.Count; n++)
        {
            if (around[n].Card.ContactId == last) return from + n + 1;
        }
        return Math.Max(0, offset - page);
    }
}
