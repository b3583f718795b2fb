using System.Text.RegularExpressions;

namespace Routing.Gateway.Tests;

/// <summary>The page on tickets: its examples are taken, and do what it says.</summary>
public sealed partial class TicketsPageTests : IAsyncLifetime
{
    private readonly Dictionary<string, string> _examples = [];
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        foreach (Match match in Example().Matches(DocumentPage.Read("TICKETS.md"))) _examples.Add(match.Groups[1].Value, match.Groups[2].Value);
        (await _world.Put("/v1/queues/desk", _examples["queue"])).Is(201);
        (await _world.Put("/v1/queues/live", """{"name":"Live"}""")).Is(201);
    }

    public Task DisposeAsync() => _world.DisposeAsync().AsTask();

    [Fact]
    public async Task A_waiting_contact_is_corrected_and_its_decision_says_so()
    {
        await Arrives("c-1", "desk");
        var said = (await _world.Patch("/v1/contacts/c-1", _examples["contact"])).Is(200);
        Assert.Equal(("repair", "queued", 20), ((string)said["intent"]!, (string)said["state"]!, (double)said["priority"]!));
        Assert.NotNull(said["targets"]!["firstResponse"]!["dueAt"]);
        var told = (await _world.Get("/v1/contacts/c-1/decision")).Is(200)["replanned"]!.AsArray().Single()!["changes"]!.AsArray();
        Assert.Contains("intent general → repair", told.Select(change => (string)change!));

        (await _world.Patch("/v1/contacts/c-1", """{"intend":"repair"}""")).Is(400).IsProblem("unknown-field", "intend");
        (await _world.Patch("/v1/contacts/c-1", """{"urgency":101}""")).Is(400).IsProblem("invalid-value", "urgency");
        (await _world.Patch("/v1/contacts/c-none", "{}")).Is(404);
        (await _world.Put("/v1/queues/bad", """{"name":"Bad","order":"earliestDue"}""")).Is(400).IsProblem("invalid-value", "targets");
    }

    [Fact]
    public async Task Pending_answered_reopened_and_merged()
    {
        (await _world.Put("/v1/agents/li-na", """{"name":"Li Na","queues":["desk","live"]}""")).Is(201);
        (await _world.Post("/v1/agents/li-na:setPresence", """{"presence":"ready"}""")).Is(200);
        await Arrives("c-1", "live");
        await _world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "offered");
        (await _world.Post("/v1/offers/c-1~1:accept")).Is(200);
        (await _world.Post("/v1/contacts/c-1:pending", """{"until":"2020-01-01T00:00:00Z"}""")).Is(400).IsProblem("invalid-value", "until");
        var aside = (await _world.Post("/v1/contacts/c-1:pending", _examples["pending"])).Is(200);
        Assert.Equal(("pending", "department"), ((string)aside["state"]!, (string)aside["pending"]!["on"]!));
        Assert.Equal(1, (await _world.Actors.Dispatcher("default").Outlook("live"))!.Pending);
        Assert.Equal("handling", (string)(await _world.Post("/v1/contacts/c-1:answered")).Is(200)["state"]!);
        (await _world.Post("/v1/contacts/c-1:reopen")).Is(409);
        (await _world.Post("/v1/contacts/c-1:complete", """{"resolved":true}""")).Is(200);
        (await _world.Post("/v1/contacts/c-1:close")).Is(200);
        await _world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "closed");

        var again = (await _world.Post("/v1/contacts/c-1:reopen", _examples["reopen"])).Is(200);
        Assert.Equal(("c-1.r", "c-1"), ((string)again["id"]!, (string)again["reopens"]!));
        (await _world.Post("/v1/agents/li-na:setPresence", """{"presence":"offline"}""")).Is(200);
        await Arrives("c-2", "live");
        (await _world.Post("/v1/contacts/c-1.r:merge", """{"into":"c-none"}""")).Is(422).IsProblem("rule-broken", "into");
        Assert.Equal("c-2", (string)(await _world.Post("/v1/contacts/c-1.r:merge", _examples["merge"])).Is(200)["id"]!);
        var gone = await _world.Eventually("/v1/contacts/c-1.r", s => (string?)s["state"] == "closed");
        Assert.Equal("c-2", (string)gone["mergedInto"]!);
    }

    [Fact]
    public async Task A_colleague_listens_in_and_goes_as_the_contact_is_transferred()
    {
        // At whatever hour this runs.
        (await _world.Patch("/v1/queues/desk", """{"openingHours":null}""")).Is(200);
        foreach (var agent in new[] { "li-na", "tom" }) (await _world.Put($"/v1/agents/{agent}", $$"""{"name":"{{agent}}","queues":["desk"]}""")).Is(201);
        (await _world.Post("/v1/agents/li-na:setPresence", """{"presence":"ready"}""")).Is(200);
        await Arrives("c-1", "desk");
        var offered = await _world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "offered");
        (await _world.Post("/v1/offers/c-1~1:accept")).Is(200);
        (await _world.Post("/v1/contacts/c-1:consult", _examples["consult"])).Is(422).IsProblem("rule-broken", "agent");

        (await _world.Post("/v1/agents/tom:setPresence", """{"presence":"ready"}""")).Is(200);
        (await _world.Post("/v1/contacts/c-1:consult", _examples["consult"])).Is(200);
        Assert.Equal("tom", (string?)(await _world.Get("/v1/agents/li-na"))["contacts"]!.AsArray().Single()!["consultingAgent"]);
        Assert.Contains((await _world.Get("/v1/agents/tom"))["slots"]!.AsArray(), slot => (string?)slot!["state"] == "consulting");

        (await _world.Post("/v1/contacts/c-1:transfer", _examples["transfer"])).Is(200);
        var moved = await _world.Eventually("/v1/contacts/c-1", s => (string?)s["queue"] == "live" && (string?)s["state"] == "queued");
        Assert.Equal((string?)offered["waitingSince"], (string?)moved["waitingSince"]);
        Assert.Equal("She wants the parts sent home.", (string?)(await _world.Get("/v1/contacts/c-1/context"))["notes"]!.AsArray().Single()!["text"]);
        await _world.Eventually("/v1/agents/tom", s => s["slots"]!.AsArray().All(slot => (string?)slot!["state"] == "free"));
    }

    private async Task Arrives(string id, string queue) => (await _world.Post("/v1/contacts", $$"""{"id":"{{id}}","customerId":"u-1","channel":"email","queue":"{{queue}}"}""")).Is(201);

    [GeneratedRegex("```json (\\w+)\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
