namespace Routing.Gateway;

/// <summary>The contacts that came in last, as the log of events has them.</summary>
internal sealed class LatestContacts(IEventLog log)
{
    /// <summary>Events looked through at most.</summary>
    private const int MostEvents = 20_000;
    private const int EventsAtATime = 1000;
    private const string CreatedType = "contact.created";

    /// <summary>Ids, the newest first, among the newest events.</summary>
    public async ValueTask<List<string>> Ids(int most, CancellationToken ct)
    {
        var ids = new List<string>();
        for (var (end, least) = (log.Newest, Math.Max(log.Oldest - 1, log.Newest - MostEvents)); end > least && ids.Count < most; end -= EventsAtATime)
        {
            var found = await Created(Math.Max(least, end - EventsAtATime), end, ct);
            found.Reverse();
            ids.AddRange(found.Take(most - ids.Count));
        }
        return ids;
    }

    /// <summary>Of the events after a position up to another, oldest first. A read may answer fewer than asked for: it is bounded in bytes, too.</summary>
    private async ValueTask<List<string>> Created(long after, long end, CancellationToken ct)
    {
        var ids = new List<string>();
        while (after < end)
        {
            var page = await log.Read(after, (int)(end - after), ct);
            if (page.Count == 0) break;
            foreach (var logged in page)
            {
                if (logged.Type == CreatedType && logged.Contact is { } id && logged.Position <= end) ids.Add(id);
            }
            after = page[^1].Position;
        }
        return ids;
    }
}
