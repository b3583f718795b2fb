using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>Suggestions of moves as a plan: all that are open can be accepted together, and what is no longer so is withdrawn.</summary>
public sealed class SuggestedMovesTests : IDisposable
{
    private const string AllDay = "\"shifts\":{\"hours\":[{\"from\":\"00:00\",\"to\":\"24:00\"}]}";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-moves-");

    [Fact]
    public async Task Open_moves_add_up_one_that_is_accepted_counts_and_one_nobody_needs_is_withdrawn()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await new Past(NoonClock.Noon).Daily("after-sales", "repair", 20, 20, 180).Daily("advice", "question", 20, 1, 180).Daily("orders", "order", 20, 1, 180).Into(history);
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history), clock: new NoonClock());
        foreach (var (queue, agents) in new[] { ("after-sales", 3), ("advice", 3), ("orders", 3) })
        {
            (await world.Put($"/v1/queues/{queue}", $$"""{"name":"{{queue}}"}""")).Is(201);
            for (var n = 0; n < agents; n++) await Agent(world, $"{queue}-{n}", queue);
        }

        var first = await Planned(world, hours: 24);
        // Seven are needed, three are there, and either of the others can spare two.
        Assert.Equal([("advice", 2), ("orders", 2)], first.Select(one => ((string)one["fromQueue"]!, one["agents"]!.AsArray().Count)).Order());
        Assert.All(first, one =>
        {
            var (to, from) = (one["effects"]![0]!, one["effects"]![1]!);
            Assert.True((double)to["inTimePercentBefore"]! < (double)to["inTimePercentAfter"]! && (double)to["inTimePercentAfter"]! < (double)to["inTimePercentTogether"]! && (double)to["inTimePercentTogether"]! >= 80);
            Assert.Equal((double)from["inTimePercentAfter"]!, (double)from["inTimePercentTogether"]!);
            Assert.Contains("; with the others suggested", (string)one["text"]!, StringComparison.Ordinal);
        });
        var (taken, left) = ((string)first[0]["id"]!, (string)first[1]["id"]!);
        // By itself what is left did what it says; with the other accepted it begins where that leaves off.
        (await world.Post($"/v1/suggestions/{taken}:accept")).Is(200);
        var second = Assert.Single(await Planned(world, hours: 25));
        Assert.Equal(left, (string)second["id"]!);
        Assert.Equal(first[0]["effects"]![0]!["inTimePercentAfter"]!.GetValue<double>(), (double)second["effects"]![0]!["inTimePercentBefore"]!, 0.2);
        Assert.Equal((double)second["effects"]![0]!["inTimePercentAfter"]!, (double)second["effects"]![0]!["inTimePercentTogether"]!);
        var told = (await world.Get("/v1/groups/default/staffing")).Is(200)["moves"]!.AsArray().Single(move => (string?)move!["suggestion"] == left)!;
        Assert.Equal((double)second["effects"]![1]!["inTimePercentTogether"]!, (double)told["fromTogetherPercent"]!);

        for (var n = 0; n < 4; n++) await Agent(world, $"more-{n}", "after-sales");
        Assert.Empty(await Planned(world, hours: 26));
        var gone = (await world.Get($"/v1/suggestions/{left}")).Is(200);
        Assert.Equal(("expired", true), ((string?)gone["state"], gone["withdrawnAt"] is not null));
        (await world.Post($"/v1/suggestions/{left}:accept")).Is(410);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task Agent(World world, string id, string queue) => (await world.Put($"/v1/agents/{id}", $$"""{"name":"{{id}}","queues":["{{queue}}"],{{AllDay}}}""")).Is(201);

    /// <summary>The open moves, once they are of a plan made now: what planning goes by is another each time.</summary>
    private static async Task<List<System.Text.Json.Nodes.JsonNode>> Planned(World world, int hours)
    {
        (await world.Put("/v1/groups/default/planning", $$"""{"shrinkagePercent":0,"gapHoursAhead":{{hours}}}""")).Is(hours == 24 ? 201 : 200);
        await world.Ready("/v1/groups/default/staffing");
        await world.Services.GetRequiredService<OutlookHost>().LookAhead(default);
        return [.. (await world.Get("/v1/suggestions?state=open&kind=move")).Is(200)["items"]!.AsArray().Select(one => one!)];
    }
}
