using Routing.Client;
using Routing.Simulation;

namespace Routing.Server.Tests;

/// <summary>What no restart may change: contacts that wait with nobody to take them, and offers that nobody answers.</summary>
internal sealed class Keepsakes(RoutingClient client, Uptime uptime)
{
    public const string Keeper = "keeper";
    public const string Night = "night";
    private const string Kept = "kept";
    private const int Offers = 3;
    private readonly List<ContactView> _waiting = [];
    private readonly List<ContactView> _offered = [];

    public IEnumerable<string> Waiting => _waiting.Select(contact => contact.Id);

    public async Task SetUp(Story story)
    {
        await client.Queues.Put(Night, new QueueConfig { Name = "Night", WrapUpSeconds = 0 });
        await client.Queues.Put(Kept, new QueueConfig { Name = "Kept", OfferTimeoutSeconds = 600 });
        await client.Agents.Put(Keeper, new AgentProfile { Name = "Keeper", Queues = [Kept], MaxOpenOffers = Offers, Channels = AgentProfile.DefaultChannels.SetItem(Channel.Chat, Offers) });
        await client.Agents.SetPresence(Keeper, PresenceKind.Ready);
        for (var n = 1; n <= Offers; n++) await client.Contacts.Create(Chat($"k-{n}", Kept));
        await story.Until(s => s.Count(EventTypes.Offered, Keeper) == Offers, () => $"The keeper was not offered {Offers} contacts.");
        for (var n = 1; n <= Offers; n++) _offered.Add(await client.Contacts.Get($"k-{n}"));
        for (var n = 1; n <= 4; n++) await Add();
    }

    /// <summary>One more joins the waiting.</summary>
    public async Task Add()
    {
        var contact = Chat($"w-{_waiting.Count + 1}", Night);
        var created = (await uptime.Call(() => client.Contacts.Create(contact))).Answer!;
        Assert.Equal(ContactState.Queued, created.State);
        _waiting.Add(created);
    }

    public async Task AreUnchanged(int round)
    {
        foreach (var (place, before) in _waiting.Index())
        {
            var now = await client.Contacts.Get(before.Id);
            var expected = (before.Id, ContactState.Queued, (int?)(place + 1), before.CreatedAt, before.WaitingSince, before.Priority);
            Assert.True(expected == (now.Id, now.State, now.Position, now.CreatedAt, now.WaitingSince, now.Priority), $"After kill {round}, {expected} is {now}");
        }
        foreach (var before in _offered)
        {
            var now = await client.Contacts.Get(before.Id);
            Assert.True((ContactState.Offered, before.Offer) == (now.State, now.Offer), $"After kill {round}, {before} is {now}");
        }
        var desk = await client.Agents.Offers(Keeper);
        Assert.Equal(_offered.Select(contact => (contact.Offer!.Id, contact.Offer.ExpiresAt)), desk.Select(offer => (offer.Id, offer.ExpiresAt)).Order());
    }

    /// <summary>The offers of the beginning can still be accepted; and an agent comes for those who waited.</summary>
    public async Task Finish(Ledger ledger)
    {
        foreach (var contact in _offered)
        {
            var accepted = await client.Offers.Accept(contact.Offer!.Id, Keeper);
            Assert.Equal((ContactState.Handling, Keeper), (accepted.State, accepted.Agent));
            ledger.Acknowledge(ledger.Accepted, contact.Offer.Id, Keeper);
            await client.Contacts.Complete(contact.Id, new Completion(true, 5, "kept"), Keeper);
            await client.Contacts.Close(contact.Id, Keeper);
        }
        await client.Agents.Put(Desks.Patient, new AgentProfile { Name = "Patient", Queues = [Night], MaxConcurrent = 1 });
        await client.Agents.SetPresence(Desks.Patient, PresenceKind.Ready);
    }

    private static CreateContact Chat(string id, string queue) => new() { Id = id, CustomerId = $"u-{id}", Channel = Channel.Chat, Queue = queue };
}
