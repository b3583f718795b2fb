using Routing.Client;
using Routing.Simulation;

namespace Routing.Server.Tests;

/// <summary>Holds the server to the ledger: by its API, and by the event stream from the beginning.</summary>
internal sealed class Account(RoutingClient client, Ledger ledger, IReadOnlyList<SeenEvent> events)
{
    public async Task Holds(Keepsakes keepsakes)
    {
        Assert.Empty(ledger.Surprises);
        await NothingIsLost();
        NothingIsAcceptedTwice();
        NothingIsCreatedTwice();
        PromisesAreKept();
        await NothingIsLeftOver();
        Assert.Equal(keepsakes.Waiting, events.Where(e => e.Type == EventTypes.Accepted && e.Queue == Keepsakes.Night).Select(e => e.Contact!));
    }

    private async Task NothingIsLost()
    {
        var ends = events.Where(e => EventTypes.IsFinal(e.Type)).GroupBy(e => e.Contact!).ToDictionary(e => e.Key, e => e.Select(end => end.Type).ToList());
        foreach (var few in ledger.Created.Chunk(16))
        {
            var answers = await Task.WhenAll(few.Select(created => client.Contacts.Get(created.Key)));
            foreach (var (created, contact) in few.Zip(answers))
            {
                Assert.Equal((created.Key, created.Value), (contact.Id, contact.CreatedAt));
                var expected = ledger.Abandoned.ContainsKey(contact.Id) ? ContactState.Abandoned : ContactState.Closed;
                Assert.True(contact.State == expected, $"{contact.Id} is to be {expected}: {contact}");
                Assert.Equal(expected == ContactState.Closed, ledger.Completed.ContainsKey(contact.Id));
                Assert.Equal([expected == ContactState.Closed ? EventTypes.Closed : EventTypes.Abandoned], ends[contact.Id]);
            }
        }
    }

    private void NothingIsAcceptedTwice()
    {
        var accepts = events.Where(e => e.Type == EventTypes.Accepted).ToLookup(e => e.OfferId!);
        foreach (var (offer, agent) in ledger.Accepted) Assert.Equal([agent], accepts[offer].Select(e => e.Agent));
        // Each desktop repeats until it is answered, so none is accepted without its knowing.
        Assert.Equal(ledger.Accepted.Keys.Order(), accepts.Select(e => e.Key).Order());
        Assert.All(accepts, e => Assert.Single(e));
        var completions = events.Where(e => e.Type == EventTypes.Completed).CountBy(e => e.Contact!);
        Assert.All(completions, completed => Assert.Equal(1, completed.Value));
    }

    private void NothingIsCreatedTwice()
    {
        var created = events.Where(e => e.Type == EventTypes.Created).Select(e => e.Contact!).ToList();
        Assert.Equal(created.Count, created.Distinct().Count());
        // One of a gateway that was never answered would be here and not in the ledger; but all were repeated until they were.
        Assert.Equal(ledger.Created.Keys.Order(), created.Where(id => id[0] is not ('w' or 'k')).Order());
    }

    private void PromisesAreKept()
    {
        Promise[] promises = [new OneAgentAtATime(), new NothingAfterTheEnd(), new EventsWithoutGap()];
        foreach (var seen in events)
        {
            foreach (var promise in promises) promise.See(seen);
        }
        Assert.Empty(promises.SelectMany(promise => promise.Violations));
        Assert.All(events.GroupBy(e => e.Source), e => Assert.Equal(1, e.First().Number));
    }

    private async Task NothingIsLeftOver()
    {
        await foreach (var agent in client.Agents.List())
        {
            Assert.Empty(agent.Offers);
            // Who transferred a contact away has wrap-up still to do for it.
            Assert.All(agent.Contacts, contact => Assert.Equal(SlotState.WrapUp, contact.State));
        }
        var today = events[^1].At.UtcDateTime.Date;
        await foreach (var queue in client.Queues.List())
        {
            Assert.Equal((0, 0), (queue.Waiting, queue.Offered));
            // Tallies are of the day, so a run over midnight has none to compare.
            if (events[0].At.UtcDateTime.Date == today) Assert.Equal(events.Count(e => e.Type == EventTypes.Accepted && e.Queue == queue.Id), queue.Today!.Answered);
        }
    }
}
