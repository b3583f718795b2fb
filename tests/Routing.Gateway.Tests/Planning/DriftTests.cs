using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>Once a day the history is looked through for what has changed, and the event stream says it.</summary>
public sealed class DriftTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-drift-");

    [Fact]
    public async Task An_agent_who_resolves_less_than_before_is_in_the_stream_and_the_work_is_not()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        var past = new Past(DateTimeOffset.UtcNow);
        foreach (var agent in new[] { "li-na", "mei", "tom" }) past.Handled(agent, "repair", 800, 680, daysAgo: 30).Handled(agent, "repair", 200, agent == "tom" ? 110 : 170, daysAgo: 2);
        await past.Into(history);
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        (await world.Put("/v1/queues/after-sales", """{"name":"After-sales"}""")).Is(201);
        foreach (var agent in new[] { "li-na", "mei", "tom" }) (await world.Put($"/v1/agents/{agent}", $$"""{"name":"{{agent}}","queues":["after-sales"]}""")).Is(201);

        await world.Services.GetRequiredService<OutlookHost>().LookAhead(default);

        using var stream = await EventReader.Open(world, "/v1/events?after=first&types=learning.drifted");
        Assert.Equal("tom", (string?)(await stream.Read(1))[0].Data["agent"]);
        Assert.Single(await world.Store.Read(0, 1000), logged => logged.Type == "learning.drifted");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
