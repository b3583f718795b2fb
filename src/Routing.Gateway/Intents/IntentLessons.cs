namespace Routing.Gateway;

/// <summary>Collects what a group's contacts teach: the texts of those that have ended, with what they were about. They stay in memory, and nowhere is written what they say.</summary>
internal sealed class IntentLessons(IActorDirectory actors, ICatalog catalog)
{
    private const int PageSize = 500;

    /// <summary>Ids looked through, and of them, by lot, contacts read: an old center has too many to read them all.</summary>
    private const int MostIds = 1_000_000;

    private const int MostRead = 20_000;

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<LabelledText>> Of(string group, CancellationToken ct)
    {
        var found = new List<(DateTimeOffset At, LabelledText Lesson)>();
        foreach (var id in await Sample(ct))
        {
            ct.ThrowIfCancellationRequested();
            if (await actors.Contact(id).Get(ct) is { Closed: { } closed } contact && contact.Plan.Group == group && IntentLearning.Lesson(contact) is { } lesson)
                found.Add((closed.EndedAt, lesson));
        }
        return [.. found.OrderByDescending(one => one.At).Select(one => one.Lesson)];
    }

    /// <summary>By their hash, so that it is a lot however ids are made, and the same one each time.</summary>
    private async Task<IReadOnlyList<string>> Sample(CancellationToken ct)
    {
        var drawn = new PriorityQueue<string, ulong>();
        var seen = 0;
        for (string? after = null; seen < MostIds;)
        {
            var page = await catalog.List(ActorKind.Contact, after, PageSize, ct);
            if (page.Count == 0) break;
            foreach (var id in page)
            {
                // The least hash is taken out first: those that stay have the greatest.
                if (drawn.Count < MostRead) drawn.Enqueue(id, Draw.For(0, id).NextBits());
                else drawn.EnqueueDequeue(id, Draw.For(0, id).NextBits());
            }
            (seen, after) = (seen + page.Count, page[^1]);
        }
        return [.. drawn.UnorderedItems.Select(item => item.Element)];
    }
}
