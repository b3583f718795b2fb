namespace Routing.Gateway.Tests;

/// <summary>A language is written as its tag, everywhere: its name would be a language that nobody speaks.</summary>
public sealed class LanguageTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync()
    {
        _world = await World.Start();
        await _world.OneQueueOneAgent();
        (await _world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales","language":"fr"}""")).Is(201);
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData("PUT", "/v1/agents/bo", """{"name":"Bo","languages":["en","german"]}""", "languages[1]")]
    [InlineData("PATCH", "/v1/agents/li-na", """{"languages":["中文"]}""", "languages[0]")]
    [InlineData("PUT", "/v1/customers/u-9", """{"language":"english"}""", "language")]
    [InlineData("POST", "/v1/contacts", """{"customerId":"u-2","channel":"chat","language":"english"}""", "language")]
    [InlineData("POST", "/v1/contacts", """{"customerId":"u-2","channel":"chat","language":"zh_CN"}""", "language")]
    [InlineData("PATCH", "/v1/contacts/c-1", """{"language":"english"}""", "language")]
    [InlineData("PUT", "/v1/queues/after-sales", """{"name":"Q","messages":[{"text":"Wait","languages":["english"]}]}""", "messages[0].languages[0]")]
    [InlineData("PUT", "/v1/groups/default", """{"treatments":[{"name":"t","messages":[{"text":"Wait","languages":["english"]}]}]}""", "treatments[0].messages[0].languages[0]")]
    [InlineData("PUT", "/v1/groups/default", """{"rules":[{"name":"r","then":{"language":"english"}}]}""", "rules[0].then.language")]
    public async Task A_name_in_its_place_is_refused_with_what_to_write(string method, string path, string body, string field)
    {
        var said = (await _world.Send(new HttpMethod(method), path, body)).Is(400).IsProblem("invalid-value", field);
        Assert.Contains("zh-CN", (string)said["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_the_letters_it_is_counted_as_one()
    {
        (await _world.Post("/v1/contacts", """{"id":"c-2","customerId":"u-2","channel":"chat","queue":"after-sales","language":"ZH-cn"}""")).Is(201);
        var created = _world.Store.Recorded().Select(one => one.Event).OfType<ContactCreated>().Single(one => one.ContactId == "c-2");
        Assert.Equal("zh-CN", created.Language);
        await _world.Eventually("/v1/contacts/c-2", said => (string?)said["state"] == "offered");
    }
}
