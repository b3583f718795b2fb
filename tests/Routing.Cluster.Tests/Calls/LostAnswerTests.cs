namespace Routing.Cluster.Tests;

/// <summary>Every answer is lost once, and every call is therefore made again: what was done is done once.</summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(120);
    private readonly CancellationTokenSource _patience = new(Bound);
    private GatewayOutside _gateway = null!;

    private IRoutingCluster Cluster => _gateway.Cluster;

    public async Task InitializeAsync() =>
        _gateway = await GatewayOutside.Start(new RoutingClientOptions { CallBound = Bound, FirstPause = TimeSpan.FromMilliseconds(10), MaxPause = TimeSpan.FromMilliseconds(50) });

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task A_contact_handled_and_transferred_is_one_and_was_moved_once()
    {
        await _gateway.Staffed("q", "amy", chats: 1);
        await _gateway.Staffed("other", "ben", chats: 1);

        await Losing(() => Cluster.Route(Chat("c-1"), _patience.Token));
        await Losing(async () => await Cluster.Accept((await First("amy")).Id, "amy", _patience.Token));
        await Losing(() => Cluster.Hold("c-1", ct: _patience.Token));
        await Losing(() => Cluster.Transfer("c-1", new Transfer(Queue: "other"), ct: _patience.Token));
        await Losing(async () => await Cluster.Accept((await First("ben")).Id, ct: _patience.Token));
        await Losing(() => Cluster.Complete("c-1", new Completion(true, 5, "mended"), "ben", _patience.Token));
        await Losing(() => Cluster.Close("c-1", "ben", _patience.Token));

        Once(
            [
                "contact.created", "contact.queued", "contact.offered", "contact.accepted", "contact.held", "contact.moved",
                "contact.queued", "contact.offered", "contact.accepted", "contact.completed", "contact.closed",
            ],
            await Story("c-1", 11));
    }

    [Fact]
    public async Task A_contact_declined_and_abandoned_is_so_once()
    {
        await _gateway.Staffed("q", "amy", chats: 1);
        await Losing(() => Cluster.Route(Chat("c-1"), _patience.Token));
        var offer = await First("amy");
        await Losing(() => Cluster.SetPresence("amy", PresenceKind.Draining, ct: _patience.Token));
        await Losing(() => Cluster.Decline(offer.Id, "no time", "amy", _patience.Token));
        await Losing(() => Cluster.Abandon("c-1", "hung up", _patience.Token));
        Once(["contact.created", "contact.queued", "contact.offered", "offer.declined", "contact.abandoned"], await Story("c-1", 5));
    }

    [Fact]
    public async Task A_consult_a_whisper_and_an_assignment_are_made_once()
    {
        await _gateway.Staffed("q", "amy", chats: 1);
        await Cluster.Route(Chat("c-1"), _patience.Token);
        await Cluster.Accept((await First("amy")).Id, "amy", _patience.Token);
        await _gateway.Staffed("q", "ben", chats: 2);
        await Losing(() => Cluster.Consult("c-1", "ben", "amy", _patience.Token));
        await Losing(() => Cluster.EndConsult("c-1", "amy", _patience.Token));
        await Losing(() => Cluster.Whisper("c-1", "she called twice", "sue", _patience.Token));
        await Losing(() => Cluster.Assign("c-1", "ben", _patience.Token));
        Assert.Equal("c-1", (await First("ben")).ContactId);
        Once(
            [
                "contact.created", "contact.queued", "contact.offered", "contact.accepted", "contact.consultStarted", "contact.consultEnded", "contact.whispered", "contact.moved",
                "contact.queued", "contact.offered",
            ],
            await Story("c-1", 10));
    }

    private async Task Losing(Func<Task> call)
    {
        _gateway.Lost.Begin();
        await call();
        Assert.InRange(_gateway.Lost.Count, 1, int.MaxValue);
    }

    private async Task<OfferView> First(string agent)
    {
        await foreach (var offer in Cluster.Offers(agent, _patience.Token)) return offer;
        throw new InvalidOperationException("The stream ended.");
    }

    /// <summary>Events of different actors may change places.</summary>
    private static void Once(string[] expected, List<string> story) => Assert.Equal(expected.Order(StringComparer.Ordinal), story.Order(StringComparer.Ordinal));

    /// <summary>So many of its events: were one there twice, another would be missing.</summary>
    private async Task<List<string>> Story(string contact, int count)
    {
        var types = new List<string>();
        await foreach (var (_, happened) in Cluster.Events(new EventFilter { Types = ["contact.*", "offer.*"] }, EventCursor.First, _patience.Token))
        {
            if (happened.Contact != contact) continue;
            types.Add(happened.Type);
            if (types.Count == count) break;
        }
        return types;
    }

    private static CreateContact Chat(string id) => new() { Id = id, CustomerId = "u-1", Channel = Channel.Chat, Queue = "q" };
}
