using Routing.Actors;

namespace Routing.Gateway.Tests;

/// <summary>A colleague who is asked to listen in: there for as long as the talk, with a place of its own, or refused with a reason.</summary>
public sealed class ConsultTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        await _world.OneQueueOneAgent();
        await _world.Put("/v1/agents/bo", """{"name":"Bo","channels":{"chat":1}}""");
        await _world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales"}""");
        var offered = await _world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "offered");
        (await _world.Post($"/v1/offers/{offered["offer"]!["id"]}:accept")).Is(200);
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task A_colleague_listens_in_sees_the_contact_and_is_let_go_with_it()
    {
        await Ready("bo");
        (await Consult("bo")).Is(200);
        (await Consult("bo")).Is(200);
        Assert.Equal(["consulting"], await SlotsOf("bo"));
        Assert.Equal("bo", (string?)(await _world.Get("/v1/agents/li-na"))["contacts"]![0]!["consultingAgent"]);
        (await _world.Post("/v1/contacts/c-1:hold", null, ("X-Agent", "bo"))).Is(403);

        (await _world.Post("/v1/contacts/c-1:complete", null, ("X-Agent", "li-na"))).Is(200);
        await _world.Eventually("/v1/agents/bo", s => (string?)s["slots"]![0]!["state"] == "free");
    }

    [Fact]
    public async Task The_colleague_may_read_the_contact_while_listening_and_no_longer()
    {
        Assert.False((await Find()).Concerns("bo"));
        await Ready("bo");
        (await Consult("bo")).Is(200);
        Assert.True((await Find()).Concerns("bo"));
        (await _world.Post("/v1/contacts/c-1:endConsult", null, ("X-Agent", "li-na"))).Is(200);
        Assert.False((await Find()).Concerns("bo"));
        await _world.Eventually("/v1/agents/bo", s => (string?)s["slots"]![0]!["state"] == "free");
    }

    [Fact]
    public async Task Nobody_oneself_and_who_is_away_or_full_are_refused_and_nothing_is_left_behind()
    {
        (await Consult("nobody")).Is(422).IsProblem("rule-broken", "agent");
        (await Consult("li-na")).Is(422).IsProblem("rule-broken", "agent");
        (await Consult("bo")).Is(422).IsProblem("rule-broken", "agent");
        await Ready("bo");
        await _world.Put("/v1/agents/bo", """{"name":"Bo","channels":{"voice":1}}""");
        (await Consult("bo")).Is(409).IsProblem("wrong-state");

        Assert.Null((await _world.Get("/v1/agents/li-na"))["contacts"]![0]!["consultingAgent"]);
        await _world.Put("/v1/agents/bo", """{"name":"Bo","channels":{"chat":1}}""");
        (await Consult("bo")).Is(200);
    }

    [Fact]
    public async Task A_colleague_who_comes_after_the_talk_has_ended_is_let_go_again()
    {
        await Ready("bo");
        var owner = _world.Actors.Agent("li-na");
        var late = Meanwhile.BeforeJoining(_world.Actors.Agent("bo"), () => owner.Complete("c-1", new Completion(true, null, null)).AsTask());
        var actors = new Replaced(_world.Actors, "bo", late);
        var work = new ContactWork(actors, new ContactFinder(actors, TimeProvider.System));
        var answer = await new ContactConsulting(actors, work).Begin("c-1", "li-na", "bo");

        Assert.Equal(RefusalKind.WrongState, answer.Refusal?.Kind);
        Assert.Equal(["free"], await SlotsOf("bo"));
    }

    private Task<Said> Consult(string colleague) => _world.Post("/v1/contacts/c-1:consult", $$"""{"agent":"{{colleague}}"}""", ("X-Agent", "li-na"));

    private async Task Ready(string agent) => (await _world.Post($"/v1/agents/{agent}:setPresence", """{"presence":"ready"}""")).Is(200);

    private async Task<string[]> SlotsOf(string agent) => [.. (await _world.Get($"/v1/agents/{agent}"))["slots"]!.AsArray().Select(s => (string)s!["state"]!)];

    private async Task<Located> Find() => await new ContactFinder(_world.Actors, TimeProvider.System).Find("c-1", CancellationToken.None);

    private sealed class Replaced(IActorDirectory rest, string replaced, IAgent agent) : IActorDirectory
    {
        public IAgent Agent(string id) => id == replaced ? agent : rest.Agent(id);
        public IQueue Queue(string id) => rest.Queue(id);
        public ICustomer Customer(string id) => rest.Customer(id);
        public IContact Contact(string id) => rest.Contact(id);
        public IDispatcher Dispatcher(string group) => rest.Dispatcher(group);
    }
}
