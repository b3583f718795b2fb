namespace Routing.Gateway.Tests;

/// <summary>The page on waiting: its examples are taken in their order, and do what it says.</summary>
public sealed class WaitingPageTests
{
    [Fact]
    public async Task Every_example_is_taken_and_does_what_the_page_says()
    {
        await using var world = await World.Start();
        var contacts = 0;
        var said = await DocumentPage.TakeEveryCall(world, "WAITING.md", async path =>
        {
            if (path == "/v1/contacts" && ++contacts == 1) await Offered(world, "c-1");
            if (path == "/v1/contacts/c-1:complete") await Offered(world, "c-2");
        });
        Assert.Equal(16, said.Count);

        var waiting = said[7];
        var (seconds, low, high) = ((int)waiting["estimatedWait"]!["seconds"]!, (int)waiting["estimatedWait"]!["low"]!, (int)waiting["estimatedWait"]!["high"]!);
        Assert.True(low < seconds && seconds < high, waiting.Body);
        Assert.Equal($"Ms Wang, you are number 1: about {Minutes(seconds)} min ({Minutes(low)} to {Minutes(high)}).", (string?)waiting["waitMessage"]);
        var shown = $$"""{"id":"c-2","position":1,"estimatedWait":{"seconds":{{seconds}},"low":{{low}},"high":{{high}}},"waitMessage":"{{waiting["waitMessage"]}}"}""";
        Assert.True(DocumentPage.Read("WAITING.md").Contains(shown, StringComparison.Ordinal), shown);

        var (gaveUp, back) = (said[8], said[10]);
        Assert.Equal((string?)gaveUp["waitingSince"], (string?)back["waitingSince"]);
        Assert.NotEqual((string?)gaveUp["createdAt"], (string?)back["createdAt"]);

        var callback = said[11];
        Assert.Equal(("queued", 1, "callback", "voice"), ((string?)callback["state"], (int)callback["position"]!, (string?)callback["channel"], (string?)callback["callback"]!["from"]));
        var retried = await world.Eventually("/v1/contacts/c-2", s => (string?)s["state"] == "callbackScheduled");
        Assert.Equal(1, (int)retried["callback"]!["unanswered"]!);
        var error = said[15]["estimateError"]!;
        Assert.Equal(1, (long)error["contacts"]!);
        Assert.InRange((double)error["meanAbsoluteErrorSeconds"]!, 0, seconds);
        Assert.NotNull(error["coverage"]);
    }

    [Fact]
    public async Task Where_nobody_is_there_no_figure_is_told_and_the_message_says_so()
    {
        await using var world = await World.Start();
        (await world.Put("/v1/queues/support", """{"name":"Support","messages":[{"text":"About {minutes} min."}]}""")).Is(201);
        var contact = (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"voice","queue":"support"}""")).Is(201);
        Assert.Null(contact["estimatedWait"]);
        Assert.StartsWith("You are next. No agent is there right now", (string)contact["waitMessage"]!, StringComparison.Ordinal);
    }

    private static int Minutes(int seconds) => Math.Max(1, (seconds + 59) / 60);

    private static Task<Said> Offered(World world, string contact) => world.Eventually($"/v1/contacts/{contact}", s => (string?)s["state"] == "offered");
}
