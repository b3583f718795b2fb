using System.Text.Json.Nodes;

namespace Routing.Gateway.Tests;

public sealed class QueryTests
{
    /// <summary>All, or those without? Nobody is left to guess.</summary>
    [Fact]
    public async Task A_parameter_without_a_value_is_refused_by_name_wherever_one_is_taken()
    {
        await using var world = await World.Start();
        var paths = (await world.Get("/openapi/v1.json")).Is(200)["paths"]!.AsObject();
        var taken = paths
            .Where(path => path.Value!["get"] is not null)
            .SelectMany(path => (path.Value!["get"]!["parameters"] as JsonArray ?? []).Where(one => (string?)one!["in"] == "query" && (string?)one["name"] != Paging.Cursor).Select(one => (Path: path.Key, Name: (string)one!["name"]!)))
            .ToList();
        Assert.True(taken.Count > 50, $"{taken.Count}");

        foreach (var (path, name) in taken)
        {
            var refused = (await world.Get($"{path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}?{name}=")).Is(400);
            Assert.Equal((path, name), (path, (string?)refused["field"]));
        }
    }
}
