using System.Text;

namespace Routing.Gateway.Tests;

public sealed class JsonLinesTests
{
    private const string Rules = """
        {
          "defaultQueue": "general",
          "tierPriority": { "dia.mond": 10,
            "gold": 1 },
          "rules": [
            { "name": "one", "then": {} },
            { "name": "two",
              "when": { "attributes": [ { "name": "spend",
                "atLeast": 5 } ] },
              "then": { "queue": "vip" } }
          ]
        }
        """;

    [Theory]
    [InlineData("defaultQueue", 2)]
    [InlineData("tierPriority.dia.mond", 3)]
    [InlineData("tierPriority.gold", 4)]
    [InlineData("rules[0]", 6)]
    [InlineData("rules[1].name", 7)]
    [InlineData("rules[1].when.attributes[0].atLeast", 9)]
    [InlineData("rules[1].then.queue", 10)]
    [InlineData("rules[1].last", 7)]
    [InlineData("rules[0].then.queue", 6)]
    [InlineData("body", null)]
    [InlineData("rules[9].then.queue", null)]
    public void A_field_is_found_on_its_line_and_a_missing_one_on_its_owners(string path, int? line) =>
        Assert.Equal(line, JsonLines.Of(Encoding.UTF8.GetBytes(Rules), path));

    [Fact]
    public void What_is_no_JSON_has_no_lines() => Assert.Null(JsonLines.Of("{\n\"a\": ["u8, "a[0].b"));

    /// <summary>Where it breaks off, which may be lines below what it breaks off in.</summary>
    [Fact]
    public async Task What_is_no_JSON_is_told_by_the_line_it_breaks_off_on()
    {
        await using var world = await World.Start();
        var said = (await world.Put("/v1/groups/default/draft", "{\n  \"rules\": [\n    {\n      \"name\": \"r\",\n      \"then\": {\"addPriority\": 1}\n    }}\n  ]\n}")).IsProblem("malformed-json");
        Assert.Equal(6, (int?)said["line"]);
    }

    [Fact]
    public async Task Faults_in_a_set_of_rules_name_the_line_they_stand_on()
    {
        await using var world = await World.Start();
        var said = (await world.Put("/v1/groups/default/draft", Rules.Replace("\"vip\"", "\"v i p\"", StringComparison.Ordinal))).Is(400);
        Assert.Equal(("rules[1].then.queue", 10), ((string?)said["field"], (int?)said["line"]));
        var missing = (await world.Put("/v1/groups/default", Rules)).Is(422);
        Assert.Equal(("defaultQueue", 2), ((string?)missing["field"], (int?)missing["line"]));
        Assert.Null((await world.Put("/v1/groups/default", """{"defaultQueue":"gone"}""")).Is(422)["line"]);
    }
}
