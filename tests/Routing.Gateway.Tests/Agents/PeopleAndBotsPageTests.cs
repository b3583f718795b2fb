namespace Routing.Gateway.Tests;

/// <summary>The page on agents and bots: its examples are taken in their order, and do what it says.</summary>
public sealed class PeopleAndBotsPageTests
{
    [Fact]
    public async Task Every_example_is_taken_and_does_what_the_page_says()
    {
        await using var world = await World.Start();
        var said = await DocumentPage.TakeEveryCall(world, "PEOPLE-AND-BOTS.md");
        Assert.Equal(17, said.Count);
        Assert.Equal("ready", (string?)said[7]["presence"]);
        Assert.Equal(["care"], said[7]["readyFor"]!.AsArray().Select(queue => (string)queue!));
        Assert.NotNull(said.Single(s => s["plannedSeconds"] is not null)["absentSeconds"]);
        var context = said.Single(s => s["notes"] is not null);
        Assert.Equal("Third time this month: offer the voucher.", (string?)context["notes"]![0]!["text"]);
        Assert.Equal(("Again the wrong size", "u-1"), ((string?)context["text"], (string?)context["customer"]!["id"]));
        Assert.Equal(("bot", 0), ((string?)said[^1]["kind"], (int)said[^1]["bot"]!["handedOver"]!));

        var offer = (await world.Eventually("/v1/agents/li-na/offers", s => s["items"]!.AsArray().Count == 1))["items"]![0]!;
        Assert.Equal(("c-1", "https://wiki.example/care"), ((string?)offer["contactId"], (string?)offer["context"]!["answerSource"]!["url"]));
        Assert.Equal("care", (string?)(await world.Get("/v1/agents/li-na"))["readyFor"]![0]);

        (await world.Post("/v1/agents/li-na:setPresence", """{"presence":"notReady","reason":"gone fishing"}""")).Is(422).IsProblem("rule-broken", "reason");
        (await world.Post("/v1/agents/li-na:setPresence", """{"presence":"ready","queues":["nowhere"]}""")).Is(422).IsProblem("rule-broken", "queues");
    }

    [Theory]
    [InlineData("""{"name":"a","kind":"bot"}""", 400, "hook")]
    [InlineData("""{"name":"a","hook":{"url":"https://b.example"}}""", 400, "hook")]
    [InlineData("""{"name":"a","kind":"bot","hook":{"url":"ftp://b"}}""", 400, "hook.url")]
    [InlineData("""{"name":"a","kind":"bot","hook":{"url":"https://b.example","attempts":9}}""", 400, "hook.attempts")]
    [InlineData("""{"name":"a","kind":"bot","hook":{"url":"https://b.example","handOverTo":"nowhere"}}""", 422, "hook.handOverTo")]
    [InlineData("""{"name":"a","interruptedBy":{"fax":[]}}""", 400, "interruptedBy.fax")]
    [InlineData("""{"name":"a","skillExpiry":{"x":"2030-01-01T00:00:00Z"}}""", 400, "skillExpiry.x")]
    [InlineData("""{"name":"a","shifts":{"hours":[]}}""", 400, "shifts.hours")]
    public async Task What_cannot_be_is_refused_by_name(string body, int status, string field)
    {
        await using var world = await World.Start();
        var said = (await world.Put("/v1/agents/a", body)).Is(status);
        Assert.Equal(field, (string?)said["field"]);
    }
}
