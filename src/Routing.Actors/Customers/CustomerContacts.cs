using System.Collections.Concurrent;

namespace Routing.Actors;

/// <summary>
/// The contacts of a customer that wait, and what a change of the customer means to them. Nobody keeps a list of them, since
/// each contact would pay for it; so the queues are asked.
/// </summary>
public sealed class CustomerContacts(IActorDirectory actors, ICatalog catalog, ContactReplanning replanning)
{
    private const int PageSize = 500;
    private const int AskedAtOnce = 64;

    /// <summary>A customer with more contacts waiting than this is a machine; the rest keep their plans.</summary>
    private const int MaxPlanned = 64;

    public async ValueTask<IReadOnlyList<string>> Waiting(string customerId, CancellationToken ct = default)
    {
        var found = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        string? after = null;
        while (true)
        {
            var page = await catalog.List(ActorKind.Queue, after, PageSize, ct);
            await Parallel.ForEachAsync(page, new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = ct }, async (queue, stop) =>
            {
                foreach (var contact in await actors.Queue(queue).ContactsOf(customerId, stop)) found.TryAdd(contact, 0);
            });
            if (page.Count < PageSize) return [.. found.Keys.Order(StringComparer.Ordinal)];
            after = page[^1];
        }
    }

    /// <summary>The customer is another by now: those who wait are planned anew at once, their age kept.</summary>
    public async ValueTask PlanAnew(string customerId, CancellationToken ct = default)
    {
        // One by one: mostly there is one. A contact that an agent has meanwhile is none of those that wait.
        foreach (var contact in (await Waiting(customerId, ct)).Take(MaxPlanned)) await replanning.LookAgain(contact, ct);
    }
}
