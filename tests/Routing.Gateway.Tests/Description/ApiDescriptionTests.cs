using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Routing.Gateway.Tests;

/// <summary>The description is OpenAPI 3.1, whole, and served from here.</summary>
public sealed partial class ApiDescriptionTests
{
    [Fact]
    public async Task Every_operation_has_an_id_of_its_own_a_summary_a_tag_and_its_problems()
    {
        await using var world = await World.Start();
        var document = (await world.Get("/openapi/v1.json")).Is(200).Json!;

        Assert.StartsWith("3.1", (string)document["openapi"]!, StringComparison.Ordinal);
        var tags = document["tags"]!.AsArray().Select(t => (string)t!["name"]!).ToHashSet();
        var ids = new HashSet<string>();
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                Assert.True(ids.Add((string)operation!["operationId"]!), $"{method} {path} has the id of another operation.");
                Assert.False(string.IsNullOrEmpty((string?)operation["summary"]));
                Assert.All(operation["tags"]!.AsArray(), t => Assert.Contains((string)t!, tags));
                Assert.NotEmpty(operation["responses"]!.AsObject());
                var declared = operation["parameters"]?.AsArray().Count(p => (string?)p!["in"] == "path") ?? 0;
                Assert.Equal(PathParameter().Count(path), declared);
            }
        }
        Assert.Contains("/v1/agents/{id}:setPresence", document["paths"]!.AsObject().Select(p => p.Key));
        Assert.True(ids.Count > 45, $"Only {ids.Count} operations are described.");
    }

    [Fact]
    public async Task An_export_is_described_as_what_it_is_and_nothing_as_what_it_never_answers()
    {
        await using var world = await World.Start();
        var paths = (await world.Get("/openapi/v1.json")).Is(200)["paths"]!;
        Assert.Equal(["text/csv", "application/x-ndjson"], paths["/v1/queues:export"]!["get"]!["responses"]!["200"]!["content"]!.AsObject().Select(c => c.Key));
        Assert.Equal(["text/plain"], paths["/healthz"]!["get"]!["responses"]!["200"]!["content"]!.AsObject().Select(c => c.Key));
        Assert.Equal(["text/event-stream"], paths["/v1/events"]!["get"]!["responses"]!["200"]!["content"]!.AsObject().Select(c => c.Key));
        Assert.Contains("414", paths["/v1/queues"]!["get"]!["responses"]!.AsObject().Select(r => r.Key));
        Assert.DoesNotContain("409", paths["/v1/customers/{id}"]!["get"]!["responses"]!.AsObject().Select(r => r.Key));
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        await using var world = await World.Start();
        var said = await world.Get("/openapi/v1.json");
        foreach (Match reference in Reference().Matches(said.Body))
        {
            var target = said.Json;
            foreach (var step in reference.Groups[1].Value.Split('/')) target = target?[step.Replace("~1", "/", StringComparison.Ordinal)];
            Assert.True(target is not null, $"{reference.Value} leads nowhere.");
        }
        Assert.Equal("date-time", (string?)said.Json!["components"]!["schemas"]!["ContactView"]!["properties"]!["createdAt"]!["format"]);
        Assert.Contains("relaxations", said.Json!["components"]!["schemas"]!["QueueConfig"]!["properties"]!.AsObject().Select(p => p.Key));
    }

    [Fact]
    public async Task A_body_is_described_as_having_no_further_fields_and_an_answer_may_gain_some()
    {
        await using var world = await World.Start();
        var document = (await world.Get("/openapi/v1.json")).Is(200).Json!;
        var open = new List<string>();
        var closed = new List<string>();
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                foreach (var schema in Objects(document, operation!["requestBody"])) if ((schema["additionalProperties"] as JsonValue)?.GetValue<bool>() != false) open.Add($"{method} {path}: {schema.GetPath()}");
                foreach (var schema in Objects(document, operation["responses"])) if (schema["additionalProperties"] is JsonValue) closed.Add($"{method} {path}: {schema.GetPath()}");
            }
        }
        Assert.Empty(open);
        Assert.Empty(closed);
        Assert.NotEmpty(Objects(document, document["paths"]!["/v1/queues/{id}"]!["put"]!["requestBody"]));
    }

    [Fact]
    public async Task Descriptions_name_things_as_the_API_does_and_not_as_code_does()
    {
        await using var world = await World.Start();
        var document = (await world.Get("/openapi/v1.json")).Is(200).Json!;
        var known = document["components"]!["schemas"]!.AsObject().SelectMany(schema => new[] { schema.Key, schema.Key.Replace("Patch", "", StringComparison.Ordinal) }).Append("CloudEvents").ToHashSet(StringComparer.Ordinal);
        var texts = Texts(document["components"]!["schemas"]).Distinct().ToList();
        Assert.DoesNotContain(texts, text => OfCode().IsMatch(text) || Humps().Matches(text).Any(hump => !known.Contains(hump.Value)));
        Assert.Contains("What one contact of a channel takes of capacity.", texts);
        foreach (var field in (string[])["offerTimeoutSeconds", "onNoAnswer", "wrapUpSeconds"]) Assert.False(string.IsNullOrEmpty((string?)document["components"]!["schemas"]!["QueueConfig"]!["properties"]![field]!["description"]), field);
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject all => all.SelectMany(property => property is { Key: "description", Value: JsonValue text } ? [(string)text!] : Texts(property.Value)),
        JsonArray items => items.SelectMany(Texts),
        _ => [],
    };

    /// <summary>Every schema of an object with fields, behind references, too.</summary>
    private static IEnumerable<JsonObject> Objects(JsonNode document, JsonNode? node)
    {
        if (node is JsonArray items) return items.SelectMany(item => Objects(document, item));
        if (node is not JsonObject all) return [];
        if ((string?)(all["$ref"] as JsonValue) is { } reference) return Objects(document, reference[2..].Split('/').Aggregate(document, (at, step) => at[step]!));
        return all.Where(property => property.Key is not ("default" or "examples")).SelectMany(property => Objects(document, property.Value)).Concat(all["properties"] is JsonObject { Count: > 0 } && all["type"] is not JsonObject ? [all] : []);
    }

    [Fact]
    public async Task It_is_made_once_and_not_sent_to_who_has_it()
    {
        await using var world = await World.Start();
        var first = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Get("/openapi/v1.json")));
        Assert.Single(first.Select(said => said.Is(200).Body).Distinct());
        var tag = Assert.Single(first.Select(said => said.Header("ETag")).Distinct());
        Assert.False(string.IsNullOrEmpty(tag));
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(first[0].Body), first[0].Message.Content.Headers.ContentLength);
        var again = await world.Send(HttpMethod.Get, "/openapi/v1.json", null, null, ("If-None-Match", tag!));
        Assert.Equal((304, ""), (again.Status, again.Body));
        (await world.Get("/openapi/v2.json")).Is(404).IsProblem("not-found");
    }

    [Fact]
    public async Task The_page_to_browse_it_is_served_from_here()
    {
        await using var world = await World.Start();
        var page = (await world.Get("/docs/index.html")).Is(200);
        Assert.DoesNotContain("https://", page.Body, StringComparison.Ordinal);
        (await world.Get("/docs/swagger-ui-bundle.js")).Is(200);
    }

    [GeneratedRegex(@"cref|&lt;|Immutable|\b[A-Z]\w*\.[A-Z]")]
    private static partial Regex OfCode();

    [GeneratedRegex("\\b(?:[A-Z][a-z]+){2,}\\b")]
    private static partial Regex Humps();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex PathParameter();

    [GeneratedRegex("\"\\$ref\": ?\"#/([^\"]+)\"")]
    private static partial Regex Reference();
}
