using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>The weekly review over HTTP: figures as JSON, and a page in English and in Chinese that stands alone.</summary>
public sealed class ReviewApiTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-review-");

    [Fact]
    public async Task A_group_is_reviewed_from_what_happened_and_what_was_changed()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        (await world.Put("/v1/queues/care", """{"name":"Care <&> 客服"}""")).Is(201);
        (await world.Put("/v1/queues/care", """{"name":"Care <&> 客服","priority":7}""")).Is(200);
        (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-7","channel":"chat","queue":"care","intent":"repair"}""")).Is(201);
        (await world.Post("/v1/contacts/c-1:abandon")).Is(200);
        await world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "abandoned");
        var to = DateTimeOffset.FromUnixTimeSeconds(((DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 900) + 1) * 900).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

        var review = (await world.Get($"/v1/groups/default/review?to={to}")).Is(200);
        Assert.Equal(1, (int)review["figures"]!.AsArray().Single(figure => (string?)figure!["measure"] == "created")!["value"]!);
        var queue = Assert.Single(review["queues"]!.AsArray())!;
        Assert.Equal(("care", 1), ((string?)queue["queue"], (int)queue["arrived"]!));
        Assert.Equal("repair", (string?)Assert.Single(review["intents"]!.AsArray())!["intent"]);
        var change = Assert.Single(review["changes"]!.AsArray())!;
        Assert.Equal(("putQueue", "care", 2, "priority"), ((string?)change["what"], (string?)change["id"], (int)change["times"]!, (string?)change["fields"]![0]));
        Assert.Empty(review["suggestions"]!.AsArray());

        var page = (await world.Get($"/v1/groups/default/review?to={to}&format=html&zone=Asia/Shanghai")).Is(200).Body;
        Assert.Contains("Care &lt;&amp;&gt; 客服", page, StringComparison.Ordinal);
        Assert.Contains("Queues against target", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("队列与目标", (await world.Get($"/v1/groups/default/review?to={to}&format=html&language=zh")).Is(200).Body, StringComparison.Ordinal);

        (await world.Get("/v1/groups/default/review?to=tomorrow")).Is(400).IsProblem("invalid-parameter", "to");
        (await world.Get($"/v1/groups/default/review?from=2020-01-01T00:00:00Z&to={to}")).Is(400).IsProblem("invalid-parameter", "to");
        (await world.Get("/v1/groups/default/review?format=pdf")).Is(400).IsProblem("invalid-parameter", "format");
        (await world.Get("/v1/groups/nowhere/review")).Is(404);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
