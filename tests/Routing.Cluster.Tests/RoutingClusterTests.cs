namespace Routing.Cluster.Tests;

/// <summary>A gateway's day by the client: contacts in, offers out, work done; and what is refused.</summary>
public sealed class RoutingClusterTests : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);
    private readonly CancellationTokenSource _patience = new(Bound);
    private GatewayOutside _gateway = null!;

    private IRoutingCluster Cluster => _gateway.Cluster;

    public async Task InitializeAsync() => _gateway = await GatewayOutside.Start();

    public async Task DisposeAsync() => await _gateway.DisposeAsync();

    [Fact]
    public async Task A_contact_goes_its_whole_way()
    {
        await _gateway.Staffed("q", "amy", chats: 1);
        var first = await Cluster.Route(Chat("c-1"));
        Assert.Equal(("c-1", "u-1", "q"), (first.Id, first.CustomerId, first.Queue));
        Assert.Equal("c-1", (await Cluster.Route(Chat("c-1"))).Id);

        var offer = await First(Cluster.Offers("amy", _patience.Token));
        Assert.Equal(("c-1", "amy", "u-1"), (offer.ContactId, offer.Agent, offer.Customer.Id));
        Assert.Equal(ContactState.Handling, (await Cluster.Accept(offer.Id, "amy")).State);
        Assert.Equal("amy", (await Cluster.Accept(offer.Id, "amy")).Agent);
        Assert.Equal(ContactState.Held, (await Cluster.Hold("c-1")).State);
        Assert.Equal(ContactState.Handling, (await Cluster.Resume("c-1", "amy")).State);
        Assert.Equal(ContactState.WrapUp, (await Cluster.Complete("c-1", new Completion(true, 5, "mended"), "amy")).State);
        Assert.Equal(ContactState.Closed, (await Cluster.Close("c-1")).State);
        Assert.Equal(ContactState.Closed, (await Cluster.Complete("c-1", new Completion(true, 5, "mended"))).State);
        Assert.Equal(4, (await Cluster.Rate("c-1", 4)).Rating);
        Assert.Equal("mended", (await Cluster.Find("c-1"))?.Outcome);
        Assert.Null(await Cluster.Find("c-2"));

        var story = await Story("contact.closed");
        Assert.Equal(["contact.created", "contact.queued", "contact.offered", "contact.accepted", "contact.held", "contact.resumed", "contact.completed", "contact.closed"], story);
    }

    [Fact]
    public async Task A_contact_is_declined_transferred_and_abandoned()
    {
        await _gateway.Staffed("q", "amy", chats: 1);
        await _gateway.Staffed("other", "ben", chats: 1);
        await Cluster.Route(Chat("c-1"));
        await Cluster.Accept((await First(Cluster.Offers("amy", _patience.Token))).Id);
        await Cluster.Transfer("c-1", new Transfer(Queue: "other"), "amy");
        var theirs = await First(Cluster.Offers("ben", _patience.Token));
        Assert.Equal(("c-1", "other"), (theirs.ContactId, theirs.Queue));

        await Cluster.SetPresence("ben", PresenceKind.Draining);
        await Cluster.Decline(theirs.Id, "no time", "ben");
        Assert.Equal(ContactState.Abandoned, (await Cluster.Abandon("c-1", "hung up")).State);
        Assert.Equal(ContactState.Abandoned, (await Cluster.Abandon("c-1", "hung up")).State);
        await Refused(RefusalKind.Gone, null, () => Cluster.Accept(theirs.Id, "ben"));
    }

    [Fact]
    public async Task A_contact_is_put_off_and_its_customer_called_back()
    {
        await _gateway.Staffed("q", "amy", chats: 1);
        await Cluster.SetPresence("amy", PresenceKind.NotReady, "lunch");
        await Cluster.Route(Chat("c-1") with { Channel = Channel.Voice });
        var later = DateTimeOffset.UtcNow.AddHours(1);
        var put = await Cluster.Schedule("c-1", later);
        Assert.Equal((ContactState.Scheduled, later), (put.State, put.DueAt));

        await Cluster.Route(Chat("c-2") with { Channel = Channel.Voice });
        var promised = await Cluster.RequestCallback("c-2");
        Assert.Equal((Channel.Voice, 0), (promised.Callback!.From, promised.Callback.Unanswered));
        await Refused(RefusalKind.WrongState, null, () => Cluster.NotAnswered("c-2"));
        await Refused(RefusalKind.RuleBroken, "at", () => Cluster.RequestCallback("c-2", later.AddYears(1)));
    }

    [Fact]
    public async Task A_ticket_is_corrected_set_aside_taken_up_merged_and_reopened()
    {
        await _gateway.Staffed("q", "amy", chats: 1);
        await Cluster.Route(Chat("c-1"));
        await Cluster.Accept((await First(Cluster.Offers("amy", _patience.Token))).Id, "amy");
        Assert.Equal(ContactState.Pending, (await Cluster.SetPending("c-1", new SetPending(PendingOn.Department), "amy")).State);
        Assert.Equal((ContactState.Handling, "amy"), (await Cluster.Answered("c-1")) is var up ? (up.State, up.Agent) : default);
        await Refused(RefusalKind.WrongState, null, () => Cluster.Answered("c-1"));

        await Cluster.Route(Chat("c-2"));
        await Cluster.Route(Chat("c-3"));
        Assert.Equal(25, (await Cluster.Correct("c-2", contact => contact with { Urgency = 25 })).Priority);
        Assert.Equal("c-2", (await Cluster.Merge("c-3", "c-2")).Id);
        Assert.Equal("c-2", (await Cluster.Merge("c-3", "c-2")).Id);
        Assert.Equal("c-2", (await Cluster.Find("c-3"))?.MergedInto);
        await Refused(RefusalKind.WrongState, null, () => Cluster.Reopen("c-2"));

        await Cluster.Complete("c-1", new Completion(false, null, null), "amy");
        await Cluster.Close("c-1");
        var again = await Cluster.Reopen("c-1", new Reopen("c-1b"));
        Assert.Equal(("c-1b", "c-1"), (again.Id, again.Reopens));
    }

    [Fact]
    public async Task A_colleague_listens_in_and_leaves_and_a_supervisor_notes_and_assigns()
    {
        await _gateway.Staffed("q", "amy", chats: 1);
        await Cluster.Route(Chat("c-1") with { Text = "the door is broken" });
        await Cluster.Accept((await First(Cluster.Offers("amy", _patience.Token))).Id, "amy");
        await _gateway.Staffed("q", "ben", chats: 2);

        await Refused(RefusalKind.RuleBroken, "agent", () => Cluster.Consult("c-1", "nobody", "amy"));
        await Refused(RefusalKind.RuleBroken, "agent", () => Cluster.Consult("c-1", "amy"));
        await Refused(RefusalKind.InvalidValue, "colleague", () => Cluster.Consult("c-1", ""));
        Assert.Equal((ContactState.Handling, "amy"), (await Cluster.Consult("c-1", "ben", "amy")) is var beside ? (beside.State, beside.Agent) : default);
        await Cluster.Consult("c-1", "ben");
        Assert.Equal((SlotState.Consulting, "c-1"), (Assert.Single((await _gateway.Actors.Agent("ben").Describe())!.Slots) is var slot ? (slot.State, slot.ContactId) : default));
        await Cluster.EndConsult("c-1", "amy");
        await Cluster.EndConsult("c-1", "amy");

        await Cluster.Whisper("c-1", "she called twice", "sue");
        await Refused(RefusalKind.InvalidValue, "text", () => Cluster.Whisper("c-1", "", "sue"));
        var context = await Cluster.Context("c-1");
        Assert.Equal(("u-1", "the door is broken"), (context!.Customer!.Id, context.Text));
        Assert.Equal(("sue", "she called twice"), (Assert.Single(context.Notes) is var note ? (note.By, note.Text) : default));
        Assert.Null(await Cluster.Context("c-9"));

        await Cluster.Assign("c-1", "ben");
        Assert.Equal("c-1", (await First(Cluster.Offers("ben", _patience.Token))).ContactId);
        await Refused(RefusalKind.RuleBroken, "agent", () => Cluster.Assign("c-1", "nobody"));
    }

    [Fact]
    public async Task An_agent_is_ready_for_some_of_its_queues_and_gives_a_reason_that_the_group_has()
    {
        await _gateway.Staffed("q", "amy", chats: 1);
        await Cluster.SetReady("amy", ["q"]);
        Assert.Equal("q", Assert.Single((await _gateway.Actors.Agent("amy").Describe())!.Presence.Queues));
        await Refused(RefusalKind.RuleBroken, "queues", () => Cluster.SetReady("amy", ["other"]));
        await Refused(RefusalKind.InvalidValue, "queues", () => Cluster.SetReady("amy", []));
        await Refused(RefusalKind.InvalidValue, "queues[0]", () => Cluster.SetReady("amy", ["a/b"]));

        await _gateway.Actors.Dispatcher(Defaults.Group).Publish(new GroupRules { PresenceReasons = ["lunch"] }, null);
        await Refused(RefusalKind.RuleBroken, "reason", () => Cluster.SetPresence("amy", PresenceKind.NotReady, "tired"));
        await Cluster.SetPresence("amy", PresenceKind.NotReady, "lunch");
    }

    [Fact]
    public async Task One_stream_brings_the_offers_of_everybody()
    {
        await _gateway.Staffed("q", "amy", chats: 1000);
        await using var offers = Cluster.Offers(ct: _patience.Token).GetAsyncEnumerator();
        var next = offers.MoveNextAsync().AsTask();
        // From when on the stream is, its reader cannot know: contacts come until it has brought one.
        for (var n = 1; !next.IsCompleted; n++) await Cluster.Route(Chat($"c-{n}"), _patience.Token);
        Assert.True(await next);
        Assert.Equal(("amy", "q"), (offers.Current.Agent, offers.Current.Queue));
    }

    [Fact]
    public async Task A_customer_is_known_by_an_address()
    {
        await _gateway.Staffed("q", "amy", chats: 2);
        var first = await Cluster.Route(Chat(null) with { CustomerId = null, CustomerAddress = "+49 30 1234" });
        var second = await Cluster.Route(Chat(null) with { CustomerId = null, CustomerAddress = "+49-30-1234" });
        Assert.Equal(first.CustomerId, second.CustomerId);
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_says_how_to_mend_it()
    {
        await _gateway.Staffed("q", "amy", chats: 1);
        await Cluster.Route(Chat("c-1"));

        await Refused(RefusalKind.InvalidValue, "id", () => Cluster.Route(Chat("c 1")));
        await Refused(RefusalKind.InvalidValue, "queue", () => Cluster.Route(Chat("c-2") with { Queue = "a/b" }));
        await Refused(RefusalKind.MissingField, "customerId", () => Cluster.Route(Chat("c-2") with { CustomerId = null }));
        await Refused(RefusalKind.OtherCustomer, "id", () => Cluster.Route(Chat("c-1") with { CustomerId = "u-2" }));
        await Refused(RefusalKind.NotFound, null, () => Cluster.Accept("c-9~1"));
        await Refused(RefusalKind.NotYours, null, () => Cluster.Accept("c-1~1", "ben"));
        await Refused(RefusalKind.WrongState, null, () => Cluster.Complete("c-1", new Completion(true, null, null)));
        await Refused(RefusalKind.InvalidValue, "satisfaction", () => Cluster.Complete("c-1", new Completion(true, 6, null)));
        await Refused(RefusalKind.InvalidValue, "contactId", () => Cluster.Close(""));
        await Refused(RefusalKind.InvalidValue, "queue", () => Cluster.Transfer("c-1", new Transfer()));
        await Refused(RefusalKind.NotFound, null, () => Cluster.SetPresence("nobody", PresenceKind.Ready));
        await Refused(RefusalKind.InvalidValue, "lease", () => Cluster.Heartbeat("amy", TimeSpan.Zero));
        await Refused(RefusalKind.NotFound, null, async () => await First(Cluster.Offers("nobody")));
        await Refused(RefusalKind.InvalidValue, "types", async () => await First(Cluster.Events(new EventFilter { Types = ["contact.cretaed"] })));
        await Refused(RefusalKind.InvalidValue, "after", async () => await First(Cluster.Events(after: "last")));
        await Refused(RefusalKind.InvalidValue, "after", async () => await First(Cluster.Events(after: EventCursor.Encode(1_000_000))));
        await Cluster.Heartbeat("amy", TimeSpan.FromMinutes(1));
    }

    private static CreateContact Chat(string? id) => new() { Id = id, CustomerId = "u-1", Channel = Channel.Chat, Queue = "q" };

    private static async Task Refused(RefusalKind kind, string? field, Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<RoutingRefusedException>(call);
        Assert.Equal((kind, field), (refused.Kind, refused.Field));
    }

    private static async Task<T> First<T>(IAsyncEnumerable<T> stream)
    {
        await foreach (var one in stream) return one;
        throw new InvalidOperationException("A stream ended.");
    }

    /// <summary>The types of the contact's events, from the first to one of a type.</summary>
    private async Task<List<string>> Story(string until)
    {
        var types = new List<string>();
        await foreach (var (_, happened) in Cluster.Events(new EventFilter { Types = ["contact.*"] }, EventCursor.First, _patience.Token))
        {
            if (happened.Contact != "c-1") continue;
            types.Add(happened.Type);
            if (happened.Type == until) break;
        }
        return types;
    }
}
