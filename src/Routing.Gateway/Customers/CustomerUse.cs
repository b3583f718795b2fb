using System.Collections.Concurrent;

namespace Routing.Gateway;

/// <summary>
/// Finds the contacts of a customer that have not ended. Nobody keeps a list of them, since each contact would pay for it;
/// so queues and agents are asked, which only a deletion needs.
/// </summary>
internal sealed class CustomerUse(IActorDirectory actors, ICatalog catalog)
{
    /// <summary>Contacts named; with as many found, nobody further is asked.</summary>
    private const int MaxNamed = Refusals.MostNamed;
    private const int PageSize = 500;
    private const int AskedAtOnce = 64;

    /// <summary>Who uses the customer, in words; null when nobody does.</summary>
    public async ValueTask<string?> By(string customerId, CancellationToken ct)
    {
        var found = new ConcurrentDictionary<string, byte>(StringComparer.Ordinal);
        // In the order in which contacts go from one to the other, and queues once more for those that went back.
        await AskAll(ActorKind.Queue, InQueue);
        await AskAll(ActorKind.Agent, AtAgent);
        await AskAll(ActorKind.Queue, InQueue);
        if (found.IsEmpty) return null;
        return (found.Count == 1 ? "contact " : "contacts ") + string.Join(", ", found.Keys.Order(StringComparer.Ordinal).Take(MaxNamed)) + (found.Count >= MaxNamed ? " and perhaps more" : "");

        async ValueTask InQueue(string queueId, CancellationToken stop) => Add(await actors.Queue(queueId).ContactsOf(customerId, stop));

        async ValueTask AtAgent(string agentId, CancellationToken stop)
        {
            if (await actors.Agent(agentId).Describe(stop) is { } agent)
                Add(agent.Slots.Where(slot => slot.IsOwned && slot.Terms.Card.CustomerId == customerId).Select(slot => slot.ContactId));
        }

        void Add(IEnumerable<string> contacts)
        {
            foreach (var contact in contacts) found.TryAdd(contact, 0);
        }

        async ValueTask AskAll(ActorKind kind, Func<string, CancellationToken, ValueTask> ask)
        {
            string? after = null;
            while (found.Count < MaxNamed)
            {
                var page = await catalog.List(kind, after, PageSize, ct);
                await Parallel.ForEachAsync(page, new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = ct }, ask);
                if (page.Count < PageSize) return;
                after = page[^1];
            }
        }
    }
}
