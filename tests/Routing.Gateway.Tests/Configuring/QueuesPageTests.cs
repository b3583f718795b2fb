namespace Routing.Gateway.Tests;

/// <summary>The page on queues: its calls are taken in their order, and contacts overflow as it says.</summary>
public sealed class QueuesPageTests
{
    [Fact]
    public async Task Every_call_is_taken_and_contacts_go_where_the_page_says()
    {
        await using var world = await World.Start();
        var said = await DocumentPage.TakeEveryCall(world, "QUEUES.md");
        Assert.Equal(5, said.Count);

        var moved = await world.Eventually("/v1/contacts/o-1", s => (string?)s["queue"] == "night" && (string?)s["state"] == "queued");
        Assert.Equal(100, (double)moved["priority"]!);
        Assert.Equal((string?)said[2]["waitingSince"], (string?)moved["waitingSince"]);

        await world.Eventually("/v1/contacts/o-2/events", s => s["items"]!.AsArray().Any(e => (string?)e!["type"] == "contact.queueMissing"));
        await world.Eventually("/v1/queues/annex", s => (int?)s["today"]?["movedOut"] == 0);
        var stayed = await world.Eventually("/v1/contacts/o-2", s => (string?)s["state"] == "queued");
        Assert.Equal(("annex", 0), ((string?)stayed["queue"], (double)stayed["priority"]!));
        (await world.Delete("/v1/queues/night")).Is(409);
    }

    [Fact]
    public async Task A_contact_beyond_the_length_is_refused_kindly_and_one_before_it_is_offered_a_callback()
    {
        await using var world = await World.Start();
        (await world.Put("/v1/queues/q", """{"name":"Q","overflow":[{"whenWaiting":2,"refuse":true,"message":"All lines are busy."},{"whenWaiting":1,"offerCallback":true}]}""")).Is(201);
        for (var n = 1; n <= 2; n++) (await world.Post("/v1/contacts", $$"""{"id":"c-{{n}}","customerId":"u-{{n}}","channel":"voice","queue":"q"}""")).Is(201);
        Assert.False((bool)(await world.Get("/v1/contacts/c-1"))["offerCallback"]!);
        Assert.True((bool)(await world.Get("/v1/contacts/c-2"))["offerCallback"]!);
        await world.Post("/v1/contacts", """{"id":"c-3","customerId":"u-3","channel":"voice","queue":"q"}""");
        var refused = await world.Eventually("/v1/contacts/c-3", s => (string?)s["state"] == "refused");
        Assert.Equal("All lines are busy.", (string?)refused["reason"]);
    }

    [Theory]
    [InlineData("""{"moveTo":"b"}""", "overflow[0]")]
    [InlineData("""{"afterSeconds":5}""", "overflow[0]")]
    [InlineData("""{"afterSeconds":5,"moveTo":"q"}""", "overflow[0].moveTo")]
    [InlineData("""{"afterSeconds":5,"moveTo":"b","refuse":true}""", "overflow[0]")]
    [InlineData("""{"afterSeconds":5,"toChannel":"callback"}""", "overflow[0].toChannel")]
    public async Task A_rule_without_a_trigger_or_an_action_is_refused_at_its_place(string rule, string field)
    {
        await using var world = await World.Start();
        (await world.Put("/v1/queues/q", $$"""{"name":"Q","overflow":[{{rule}}]}""")).Is(400).IsProblem("invalid-value", field);
    }
}
