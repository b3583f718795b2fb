namespace Routing.Gateway.Tests;

/// <summary>What is logged of choices in a live queue is enough to tell of other policies.</summary>
public sealed class PolicyEstimatesTests
{
    [Fact]
    public async Task Choices_of_random_have_even_chances_and_tell_of_every_policy()
    {
        await using var world = await World.Start();
        (await world.Put("/v1/queues/care", """{"name":"Care","wrapUpSeconds":0,"selection":"random"}""")).Is(201);
        for (var n = 0; n < 6; n++)
        {
            (await world.Put($"/v1/agents/a-{n}", $$"""{"name":"A {{n}}","queues":["care"]}""")).Is(201);
            (await world.Post($"/v1/agents/a-{n}:setPresence", """{"presence":"ready"}""")).Is(200);
        }
        for (var n = 0; n < 4; n++) await Handle(world, $"c-{n}");

        // The customers' own word of two of them counts before the agents'.
        foreach (var id in new[] { "c-0", "c-1" }) (await world.Post($"/v1/contacts/{id}:rate", """{"score":2}""")).Is(200);
        foreach (var selection in LoggedPolicies.Names)
        {
            var told = (await world.Post("/v1/groups/default:estimatePolicy", $$"""{"selection":"{{selection}}"}""")).Is(200);
            Assert.Equal((4, 0), ((int)told["choices"]!, (int)told["without"]!));
            Assert.Equal((0, 1), ((double)told["estimate"]!["unsupported"]!, (double)told["estimate"]!["logged"]!));
            // Of few choices, one who takes a certain agent may agree with none; who takes any of the equal agrees with some.
            Assert.True(told["estimate"]!["snips"] is not null || selection is not ("random" or "most-resolving"), selection);
            if (told["estimate"]!["snips"] is { } snips) Assert.Equal(1, (double)snips["value"]!, 9);
            Assert.Equal(told["estimate"]!["snips"] is null, told["estimate"]!["doublyRobust"] is null);
            Assert.Equal((4, 0, 3), ((int)told["satisfaction"]!["choices"]!, (int)told["satisfaction"]!["without"]!, (double)told["satisfaction"]!["estimate"]!["logged"]!));
            Assert.Equal((4, 0, 0), ((int)told["handleSeconds"]!["choices"]!, (int)told["handleSeconds"]!["without"]!, (double)told["handleSeconds"]!["estimate"]!["unsupported"]!));
        }
    }

    private static async Task Handle(World world, string id)
    {
        (await world.Post("/v1/contacts", $$"""{"id":"{{id}}","customerId":"u-{{id}}","channel":"chat","queue":"care"}""")).Is(201);
        var agent = (string)(await world.Eventually($"/v1/contacts/{id}", said => (string?)said["state"] == "offered"))["offer"]!["agent"]!;
        // The decision is told by the agent, whose word comes after the queue's.
        var bids = (await world.Eventually($"/v1/contacts/{id}/decision", said => said["decisions"]!.AsArray().Count > 0))["decisions"]![0]!["bids"]!.AsArray().Where(bid => (string?)bid!["eligible"] == "yes").ToList();
        Assert.True(bids.Count > 1);
        Assert.All(bids, bid => Assert.Equal(1.0 / bids.Count, (double)bid!["propensity"]!, 9));
        (await world.Post($"/v1/offers/{id}~1:accept", null, ("X-Agent", agent))).Is(200);
        (await world.Post($"/v1/contacts/{id}:complete", """{"resolved":true,"satisfaction":4}""", ("X-Agent", agent))).Is(200);
        await world.Eventually($"/v1/contacts/{id}", said => (string?)said["state"] == "closed");
    }
}
