using Routing.Client;

namespace Routing.Gateway.Tests;

/// <summary>Keys and roles: who may do what.</summary>
public sealed class KeyRingTests : IAsyncLifetime
{
    /// <summary>Unknown keys beyond the burst, at one a second: more come by in no test.</summary>
    private const int MostMore = 50;

    private readonly string _folder = Directory.CreateTempSubdirectory("keys").FullName;
    private World _world = null!;
    private KeyStore _keys = null!;
    private string _admin = "", _gateway = "", _supervisor = "", _auditor = "", _liNa = "", _bo = "";

    public async Task InitializeAsync()
    {
        var file = Path.Combine(_folder, "keys.json");
        _keys = new KeyStore(file, TimeProvider.System);
        _admin = _keys.Add(["admin"], null, null).Key;
        _gateway = _keys.Add(["gateway"], null, "telephony").Key;
        _supervisor = _keys.Add(["supervisor"], null, null).Key;
        _auditor = _keys.Add(["auditor"], null, null).Key;
        _liNa = _keys.Add(["agent"], "li-na", null).Key;
        _bo = _keys.Add(["agent"], "bo", null).Key;
        _world = await World.Start(new GatewayOptions { KeyFile = file });
        await Put("/v1/queues/after-sales", """{"name":"After-sales"}""", _admin, 201);
        await Put("/v1/agents/li-na", """{"name":"Li Na","queues":["after-sales"]}""", _admin, 201);
        await Put("/v1/agents/bo", """{"name":"Bo"}""", _admin, 201);
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Who_tries_many_keys_is_told_to_wait_and_whoever_has_one_is_served_from_the_same_address()
    {
        await using var world = await World.Start(new GatewayOptions { KeyFile = Path.Combine(_folder, "keys.json"), UnknownKeyBurst = 3, UnknownKeysPerSecond = 1 });
        for (var n = 0; n < 3; n++) (await world.Get("/v1/queues", $"rk_{n:000000000000}_wrong")).Is(401);
        // On a busy machine a second passes meanwhile, and one more is looked at.
        Said refused;
        var more = 0;
        do refused = await world.Get("/v1/queues"); while (refused.Status == 401 && ++more < MostMore);
        refused.Is(429).IsProblem("too-many-requests");
        Assert.True(int.Parse(refused.Header("Retry-After")!) >= 1);
        for (var n = 0; n < 9; n++) (await world.Get("/v1/queues", _admin)).Is(200);
        // Of a role that may not, its key says who it is.
        (await world.Get("/v1/groups", _gateway)).Is(403);
    }

    [Fact]
    public async Task What_is_refused_to_a_caller_says_whose_it_is_to_do()
    {
        foreach (var (path, what) in new[] { ("/v1/agents/bo", "profile"), ("/v1/agents/bo/offers", "list of offers"), ("/v1/events?agent=bo", "events") })
        {
            var said = (await _world.Get(path, _liNa)).Is(403).IsProblem("forbidden");
            Assert.Equal($"An agent may ask for its own {what} only. Name that agent, or ask with a key that is not bound to one.", (string?)said["detail"]);
            Assert.Equal("It is not for this caller to do", (string?)said["title"]);
        }
        (await _world.Get("/v1/audit:export", _gateway)).Is(403);
        (await _world.Get("/v1/audit:export", _supervisor)).Is(501);
        (await _world.Get("/v1/events?types=", _supervisor)).Is(400).IsProblem("invalid-parameter", "types");
    }

    [Fact]
    public async Task Without_a_key_nothing_but_health_and_description_is_answered()
    {
        var refused = (await _world.Get("/v1/queues")).Is(401).IsProblem("unauthorized", "Authorization");
        Assert.Equal("Bearer", refused.Message.Headers.WwwAuthenticate.ToString());
        (await _world.Get("/v1/queues", "rk_000000000000_wrong")).Is(401);
        (await _world.Get("/v1/queues", _admin[..^1] + "x")).Is(401);
        (await _world.Get("/healthz")).Is(200);
        (await _world.Get("/readyz")).Is(200);
        (await _world.Get("/openapi/v1.json")).Is(200);
        (await _world.Get("/metrics")).Is(401);
        (await _world.Get("/metrics", _auditor)).Is(200);
    }

    [Fact]
    public async Task Each_role_may_do_its_own_and_no_more()
    {
        await Put("/v1/queues/q2", """{"name":"Q"}""", _gateway, 403);
        await Put("/v1/queues/q2", """{"name":"Q"}""", _supervisor, 403);
        (await _world.Send(HttpMethod.Post, "/v1/contacts", """{"customerId":"u","channel":"chat","queue":"after-sales"}""", _admin)).Is(403).IsProblem("forbidden");
        (await _world.Get("/v1/contacts", _supervisor)).Is(200);
        (await _world.Get("/v1/contacts", _auditor)).Is(403);
        (await _world.Get("/v1/agents", _liNa)).Is(403);
    }

    [Fact]
    public async Task An_agent_picks_what_is_suggested_to_it_and_for_itself_alone()
    {
        await Put("/v1/queues/key", """{"name":"Key accounts","selection":"suggest"}""", _admin, 201);
        await Put("/v1/agents/li-na", """{"name":"Li Na","queues":["key"]}""", _admin, 200);
        await Post("/v1/agents/li-na:setPresence", """{"presence":"ready"}""", _liNa, 200);
        await Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"key"}""", _gateway, 201);
        using var told = await EventReader.Open(_world, "/v1/events?after=first&types=contact.suggested", key: _supervisor);
        Assert.Equal("li-na", (string?)(await told.Read(1))[0].Data["data"]!["suggestions"]![0]!["agent"]);
        await Post("/v1/contacts/c-1:assign", """{"agent":"bo"}""", _bo, 403);
        await Post("/v1/contacts/c-1:assign", """{"agent":"li-na"}""", _bo, 403);
        await Post("/v1/contacts/c-1:assign", """{"agent":"li-na"}""", _liNa, 200);
        Assert.StartsWith("c-1~", await Offer("c-1"));
    }

    [Fact]
    public async Task An_agent_acts_on_its_own_presence_offers_and_contacts_only()
    {
        await Post("/v1/agents/li-na:setPresence", """{"presence":"ready"}""", _bo, 403);
        await Post("/v1/agents/li-na:setPresence", """{"presence":"ready"}""", _liNa, 200);
        (await _world.Get("/v1/agents/li-na", _bo)).Is(403);
        (await _world.Get("/v1/agents/li-na/offers", _bo)).Is(403);
        await Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales"}""", _gateway, 201);
        var offer = await Offer("c-1");
        using var own = await EventReader.Open(_world, "/v1/events?after=first&types=contact.offered", key: _liNa);
        Assert.Null((await own.Read(1))[0].Data["data"]!["decision"]);
        await Post($"/v1/offers/{offer}:accept", null, _gateway, 403);
        await Post($"/v1/offers/{offer}:accept", null, _bo, 403);
        await Post($"/v1/offers/{offer}:accept", null, _liNa, 200);
        await Post($"/v1/offers/{offer}:accept", null, _liNa, 200);
        await Post($"/v1/offers/{offer}:accept", null, _bo, 403);
        (await _world.Get("/v1/contacts/c-1", _bo)).Is(403);
        (await _world.Get("/v1/contacts/c-1", _liNa)).Is(200);
        await Post("/v1/contacts/c-1:complete", "{}", _bo, 403);
        await Post("/v1/contacts/c-1:complete", "{}", _liNa, 200);
        (await _world.Get("/v1/contacts/c-1/decision", _auditor)).Is(200);
        (await _world.Get("/v1/contacts/c-1/decision", _liNa)).Is(403);
    }

    [Fact]
    public async Task One_program_acts_for_many_agents_with_their_keys()
    {
        using var client = new RoutingClient(_world.Http.BaseAddress!, new RoutingClientOptions { Key = _gateway, AgentKeys = new Dictionary<string, string> { ["li-na"] = _liNa } });
        await client.Agents.SetPresence("li-na", PresenceKind.Ready);
        await client.Contacts.Create(new CreateContact { Id = "c-1", CustomerId = "u-1", Channel = Channel.Chat, Queue = "after-sales" });
        var offer = await Offer("c-1");
        var refused = await Assert.ThrowsAsync<RoutingProblemException>(() => client.Offers.Accept(offer, "bo"));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal("li-na", (await client.Offers.Accept(offer, "li-na")).Agent);
        await client.Contacts.Complete("c-1", new Completion(true, 5, null), "li-na");
    }

    [Fact]
    public async Task An_agents_stream_shows_its_own_events()
    {
        (await _world.Get("/v1/events?agent=li-na", _bo)).Is(403);
        using var stream = await EventReader.Open(_world, "/v1/events?after=first", key: _bo);
        Assert.Equal("bo", (string?)(await stream.Read(1))[0].Data["agent"]);
    }

    [Fact]
    public async Task An_admins_stream_shows_what_happens_without_the_decisions()
    {
        await Post("/v1/agents/li-na:setPresence", """{"presence":"ready"}""", _liNa, 200);
        await Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales"}""", _gateway, 201);
        await Offer("c-1");
        using var told = await EventReader.Open(_world, "/v1/events?after=first&types=contact.offered", key: _admin);
        var offered = (await told.Read(1))[0].Data;
        Assert.Equal(("li-na", null), ((string?)offered["agent"], offered["data"]!["decision"]));
        using var whole = await EventReader.Open(_world, "/v1/events?after=first&types=contact.offered", key: _auditor);
        Assert.NotNull((await whole.Read(1))[0].Data["data"]!["decision"]);
    }

    [Fact]
    public async Task A_key_revoked_or_added_takes_effect_without_a_restart()
    {
        var (key, entry) = _keys.Add(["supervisor"], null, null);
        await Becomes(200, key);
        Assert.True(_keys.Revoke(entry.Id));
        await Becomes(401, key);
    }

    [Fact]
    public async Task The_file_holds_no_key()
    {
        var text = await File.ReadAllTextAsync(Path.Combine(_folder, "keys.json"));
        Assert.DoesNotContain(_admin.Split('_')[2], text, StringComparison.Ordinal);
        Assert.Equal(6, _keys.List().Count);
    }

    [Theory]
    [InlineData("agent", null)]
    [InlineData("admin", "li-na")]
    [InlineData("owner", null)]
    public void A_key_that_makes_no_sense_is_not_made(string role, string? agent) =>
        Assert.Throws<ArgumentException>(() => _keys.Add([role], agent, null));

    private async Task<string> Offer(string contact)
    {
        using var stream = await EventReader.Open(_world, "/v1/events?after=first&types=contact.offered", key: _supervisor);
        var offered = (await stream.Read(1))[0].Data;
        Assert.Equal(contact, (string?)offered["contact"]);
        return (string)offered["data"]!["offerId"]!;
    }

    private async Task Becomes(int status, string key)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await _world.Get("/v1/contacts", key)).Status != status) await tick.WaitForNextTickAsync(bound.Token);
    }

    private async Task Put(string path, string json, string key, int status) => (await _world.Send(HttpMethod.Put, path, json, key)).Is(status);

    private async Task Post(string path, string? json, string key, int status) => (await _world.Send(HttpMethod.Post, path, json, key)).Is(status);
}
