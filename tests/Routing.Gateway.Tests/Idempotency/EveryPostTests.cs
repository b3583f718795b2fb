using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;
using Routing.Simulation;

namespace Routing.Gateway.Tests;

/// <summary>A key is honoured on every POST, also where the server knows a repeat by what it names.</summary>
public sealed class EveryPostTests
{
    private const string Pin = "X-Agent";

    /// <summary>One whole story, in its order; each step is sent under a key of its own.</summary>
    private static readonly (string Path, string? Body, string? Agent)[] Story =
    [
        ("/v1/customers:import", """{"id":"u-2"}""", null),
        ("/v1/queues:import", """{"id":"vip","name":"VIP"}""", null),
        ("/v1/agents:import", """{"id":"tom","name":"Tom","queues":["vip"]}""", null),
        ("/v1/agents/li-na:setPresence", """{"presence":"ready"}""", null),
        ("/v1/agents/li-na:heartbeat", """{"leaseSeconds":600}""", "li-na"),
        ("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales"}""", null),
        ("/v1/offers/c-1~1:accept", null, "li-na"),
        ("/v1/contacts/c-1:hold", null, "li-na"),
        ("/v1/contacts/c-1:resume", null, "li-na"),
        ("/v1/agents/tom:setPresence", """{"presence":"ready"}""", null),
        ("/v1/contacts/c-1:consult", """{"agent":"tom"}""", "li-na"),
        ("/v1/contacts/c-1:endConsult", null, "li-na"),
        ("/v1/contacts/c-1:pending", null, "li-na"),
        ("/v1/contacts/c-1:answered", null, null),
        ("/v1/contacts/c-1:complete", """{"resolved":true}""", "li-na"),
        ("/v1/contacts/c-1:rate", """{"score":4}""", null),
        ("/v1/contacts/c-1:close", null, "li-na"),
        ("/v1/contacts", """{"id":"c-3","customerId":"u-1","channel":"voice","queue":"vip","scheduledFor":"2099-01-01T00:00:00Z"}""", null),
        ("/v1/contacts/c-3:schedule", """{"at":"2098-01-01T00:00:00Z"}""", null),
        ("/v1/contacts/c-3:requestCallback", "{}", null),
        ("/v1/contacts", """{"id":"c-4","customerId":"u-1","channel":"callback","queue":"after-sales"}""", null),
        ("/v1/offers/c-4~1:accept", null, "li-na"),
        ("/v1/contacts/c-4:noAnswer", null, "li-na"),
        ("/v1/contacts", """{"id":"c-2","customerId":"u-1","channel":"chat","queue":"after-sales"}""", null),
        ("/v1/offers/c-2~1:decline", null, "li-na"),
        ("/v1/contacts/c-2:whisper", """{"text":"Owed a refund since May"}""", null),
        ("/v1/contacts/c-2:assign", """{"agent":"tom"}""", null),
        ("/v1/contacts/c-2:transfer", """{"queue":"vip"}""", null),
        ("/v1/contacts/c-2:abandon", null, null),
        ("/v1/contacts/c-1:reopen", """{"id":"c-5"}""", null),
        ("/v1/contacts/c-3:merge", """{"into":"c-5"}""", null),
        ("/v1/customers/u-1:joinContacts", """{"agent":"li-na"}""", null),
        ("/v1/customers/u-2:merge", """{"into":"u-1"}""", null),
        ("/v1/what-if", """{"variant":{"queues":{"vip":{"priority":5}}}}""", null),
        ("/v1/staffingNeeds", """{"arrivals":"asTheyCame"}""", null),
        ("/v1/webhooks/crm:test", null, null),
        ("/v1/webhooks/crm:replay", null, null),
        ("/v1/groups/default:findIntent", """{"text":"我要退款"}""", null),
        ("/v1/groups/default:learnIntents", null, null),
        ("/v1/groups/default/profiles/sale:switchOn", null, null),
        ("/v1/groups/default/profiles/sale:switchOff", "{}", null),
        ("/v1/groups/default/draft:check", null, null),
        ("/v1/groups/default/draft:previewTiers", null, null),
        ("/v1/groups/default/draft:publish", null, null),
        ("/v1/groups/default/pilot:start", null, null),
        ("/v1/groups/default/pilot:stop", """{"reason":"seen enough"}""", null),
        ("/v1/groups/default/pilot:promote", """{"despite":"tooEarly"}""", null),
        ("/v1/groups/sales/pilot:start", null, null),
        ("/v1/groups/sales/pilot:rollBack", "{}", null),
        ("/v1/groups/default:estimatePolicy", """{"selection":"random"}""", null),
        ("/v1/groups/default:rollBack", """{"version":1}""", null),
        ("/v1/agents/li-na/learning:freeze", null, null),
        ("/v1/agents/li-na/learning:resume", "{}", null),
        ("/v1/agents/li-na/learning:reset", null, null),
        ("/v1/suggestions/s-1:accept", null, null),
        ("/v1/suggestions/s-2:reject", """{"reason":"he is off"}""", null),
    ];

    [Fact]
    public async Task Each_is_done_once_and_its_repeats_get_the_first_answer_whatever_has_happened_since()
    {
        var folder = Directory.CreateTempSubdirectory("routing-posts-");
        using var history = SqliteHistory.Open(Path.Combine(folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history).AddSingleton<IWhatIfLab, WhatIfLab>().AddSingleton<INeedsLab, NeedsLab>());
        await world.OneQueueOneAgent();
        (await world.Post("/v1/agents/li-na:setPresence", """{"presence":"notReady"}""")).Is(200);
        (await world.Put("/v1/groups/default", """{"profiles":[{"name":"sale"}]}""")).Is(201);
        (await world.Put("/v1/groups/default/draft", "{}")).Is(201);
        (await world.Put("/v1/webhooks/crm", $$"""{"url":"{{world.Http.BaseAddress}}nowhere","paused":true}""")).Is(201);
        (await world.Put("/v1/groups/sales", "{}")).Is(201);
        foreach (var group in (string[])["default", "sales"]) (await world.Put($"/v1/groups/{group}/pilot", """{"name":"by lot","selection":"random"}""")).Is(201);
        await Suggest(world, "s-1", "s-2");
        var first = new List<Said>();
        for (var step = 0; step < Story.Length; step++)
        {
            var said = await Send(world, step);
            Assert.True(said.Status < 300, $"{Story[step].Path}: {said.Status} {said.Body}");
            Assert.Null(said.Header("Idempotency-Replayed"));
            first.Add(said);
            // On its way between queues it cannot be abandoned.
            if (Story[step].Path == "/v1/contacts/c-2:transfer") await world.Eventually("/v1/contacts/c-2", contact => (string?)contact["state"] != "moving");
        }
        var end = world.Store.Newest;
        for (var step = 0; step < Story.Length; step++)
        {
            var again = await Send(world, step);
            Assert.Equal((first[step].Status, first[step].Body, "true"), (again.Status, again.Body, again.Header("Idempotency-Replayed")));
        }
        Assert.Equal(end, world.Store.Newest);
    }

    [Fact]
    public async Task The_story_has_every_post_there_is()
    {
        await using var world = await World.Start();
        var paths = (await world.Get("/openapi/v1.json")).Is(200)["paths"]!.AsObject();
        var posts = paths.Where(path => path.Value!.AsObject().ContainsKey("post")).Select(path => path.Key);
        var told = Story.Select(step => Templated(step.Path)).Distinct();
        Assert.Equal(posts.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.All(posts, path => Assert.Contains(paths[path]!["post"]!["parameters"]!.AsArray(), parameter => Names(parameter, "Idempotency-Key")));
    }

    private static async Task Suggest(World world, params string[] ids)
    {
        var (dispatcher, now) = (world.Actors.Dispatcher(Defaults.Group), DateTimeOffset.UtcNow);
        Assert.True(await dispatcher.ClaimOutlook("test", TimeSpan.FromMinutes(1)));
        Assert.True(await dispatcher.Suggest("test", new SuggestionsFound([.. ids.Select(id => new StaffSuggestion
        {
            Id = id, Group = Defaults.Group, Kind = SuggestionKind.Training, Text = id, CreatedAt = now, ExpiresAt = now.AddDays(1), Agents = ["li-na"], Intent = "repair",
        })])));
    }

    private static bool Names(JsonNode? parameter, string name) =>
        (string?)parameter!["name"] == name || ((string?)parameter["$ref"])?.EndsWith(name.Replace("-", ""), StringComparison.OrdinalIgnoreCase) == true;

    private static string Templated(string path)
    {
        var parts = path.Split('/');
        if (parts.Length < 4) return path;
        var verb = path.Split(':')[1];
        if (parts.Length > 5) return $"/v1/{parts[2]}/{{id}}/{parts[4]}/{{name}}:{verb}";
        return parts.Length > 4 ? $"/v1/{parts[2]}/{{id}}/{parts[4]}" : $"/v1/{parts[2]}/{{id}}:{verb}";
    }

    private static async Task<Said> Send(World world, int step)
    {
        var (path, body, agent) = Story[step];
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (body is not null) request.Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue(path.EndsWith(":import", StringComparison.Ordinal) ? "application/x-ndjson" : "application/json"));
        if (agent is not null) request.Headers.Add(Pin, agent);
        request.Headers.Add("Idempotency-Key", $"k-{step}");
        return await Said.Of(await world.Http.SendAsync(request));
    }
}
