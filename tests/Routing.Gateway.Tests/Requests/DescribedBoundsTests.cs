using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Routing.Gateway.Tests;

/// <summary>The bounds and defaults that the description tells are those that hold.</summary>
public sealed class DescribedBoundsTests : IAsyncLifetime
{
    private FuzzedWorld _fuzzed = null!;
    private Described _described = null!;

    public async Task InitializeAsync()
    {
        _fuzzed = await FuzzedWorld.Start();
        _described = await Described.Of(_fuzzed.World);
    }

    public Task DisposeAsync() => _fuzzed.DisposeAsync().AsTask();

    [Fact]
    public async Task Every_number_is_taken_at_its_described_bounds_and_refused_one_beyond()
    {
        var wrong = new List<string>();
        var numbers = Numbers().DistinctBy(number => (number.Target.Operation, Described.Pattern(number.At))).ToList();
        foreach (var (target, at) in numbers)
        {
            var name = $"{target} {Described.Pattern(at)}";
            var says = Told(target, at);
            if (says is not { Least: { } least, Most: { } most })
            {
                wrong.Add($"{name}: no bounds are described");
                continue;
            }
            foreach (var beyond in (double[])[least - 1, most + 1])
            {
                var said = await _fuzzed.Send(target, With(target, at, beyond));
                if (said.Status is not (400 or 422) || !Names((string?)said["field"], at)) wrong.Add($"{name} = {beyond}: {said.Status} {said.Body}");
            }
            // A comparison taken is one that is played; and what clears an alert is bounded by what raises it, too.
            if (target.Path == "/v1/what-if" || Described.Pattern(at) == "unusual.clearAt") continue;
            foreach (var bound in (double[])[least, most])
            {
                var said = await _fuzzed.Send(target, With(target, at, bound));
                // Held against other fields it may still not do.
                if (said.Status >= 400 && Names((string?)said["field"], at) && ((string?)said["detail"])!.Contains(" number from ", StringComparison.Ordinal)) wrong.Add($"{name} = {bound}: {said.Status} {said.Body}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)) + $"\n({wrong.Count} in all)");
        Assert.True(numbers.Count > 90, $"Only {numbers.Count} numbers.");
    }

    [Theory]
    [InlineData("PUT /v1/queues/{id}", "/v1/queues/", """{"name":"x"}""", 42)]
    [InlineData("PUT /v1/agents/{id}", "/v1/agents/", """{"name":"x"}""", 18)]
    [InlineData("PUT /v1/customers/{id}", "/v1/customers/", "{}", 7)]
    [InlineData("PUT /v1/groups/{id}", "/v1/groups/", "{}", 13)]
    [InlineData("PUT /v1/groups/{id}/planning", "/v1/groups/default/planning?", "{}", 9)]
    public async Task A_default_that_is_described_is_what_holds_where_the_field_is_left_out(string operation, string under, string least, int fields)
    {
        var explicitly = JsonNode.Parse(least)!.AsObject();
        foreach (var field in _described.Fields(operation).Where(field => !field.Contains('.') && !field.Contains('[') && !_described.Requires(operation, field)))
        {
            var says = _described.Says(operation, field)!;
            Assert.True(says.ContainsKey("default"), $"{field} has no default.");
            explicitly[field] = says["default"]?.DeepClone();
        }
        Assert.True(explicitly.Count >= fields, $"Only {explicitly.Count} fields.");
        var left = await Put("left-out");
        least = explicitly.ToJsonString();
        var written = await Put("written");
        foreach (var (field, value) in explicitly) Assert.True(JsonNode.DeepEquals(left[field], written[field]), $"{field}: {left[field]} where left out, {written[field]} with the default described, {value}");

        async Task<JsonObject> Put(string id)
        {
            var path = under.EndsWith('?') ? under.TrimEnd('?') : under + id;
            var said = await _fuzzed.World.Put(path, least);
            Assert.True(said.Status < 300, said.Body);
            return said.Json!.AsObject();
        }
    }

    [Fact]
    public void Whatever_may_be_left_out_of_a_new_contact_has_its_default_described()
    {
        const string Create = "POST /v1/contacts";
        foreach (var field in _described.Fields(Create).Where(field => !_described.Requires(Create, field))) Assert.True(_described.Says(Create, field)!.ContainsKey("default"), field);
        Assert.Equal(1, (int?)_described.Says(Create, "requirements[].minLevel")!["default"]);
        // In a patch what is left out stays as it is.
        Assert.False(_described.Says("PATCH /v1/queues/{id}", "priority")!.ContainsKey("default"));
    }

    private static IEnumerable<(FuzzTarget Target, object[] At)> Numbers() =>
        from target in FuzzTarget.All
        where !target.IsImport && target.Method != "PATCH"
        from at in target.Paths()
        where at.Length > 0 && at[^1] is string && at.Aggregate(JsonNode.Parse(target.Good), Step)?.GetValueKind() == JsonValueKind.Number
        // The generator of schemas leaves out what a list in a list of the same type holds; and what a variant patches is described where it is patched.
        where !(at is ["rules", _, "unless", "attributes", ..]) && !(target.Path == "/v1/what-if" && at is ["variant", "queues" or "agents", ..])
        select (target, at);

    private (double? Least, double? Most)? Told(FuzzTarget target, object[] at)
    {
        var says = at[^1] is int ? null : _described.Says(target.Operation, Described.Pattern(at));
        // What is no field is an entry of a map.
        if (says is null) return _described.Says(target.Operation, Described.Pattern(at[..^1]))?["additionalProperties"] is JsonObject entry ? Bounds(entry) : (null, null);
        return Bounds(says["anyOf"] is JsonArray either ? either[1]!.AsObject() : says);
    }

    private static (double?, double?) Bounds(JsonObject says) => ((double?)says["minimum"], (double?)says["maximum"]);

    private static bool Names(string? field, object[] at) => field is not null && new Spoilt(FuzzTarget.All[0], at, Mutation.Null).Field!.StartsWith(field, StringComparison.Ordinal);

    private static string With(FuzzTarget target, object[] at, double number)
    {
        var whole = JsonNode.Parse(target.Good)!;
        at[..^1].Aggregate((JsonNode?)whole, Step)!.AsObject()[(string)at[^1]] = JsonNode.Parse(number.ToString("R", CultureInfo.InvariantCulture));
        return whole.ToJsonString();
    }

    private static JsonNode? Step(JsonNode? node, object step) => step is string name ? node![name] : node![(int)step];
}
