using System.Globalization;
using System.Text.Json.Nodes;

namespace Routing.Gateway.Tests;

/// <summary>Moments that no contact is of, at the ends of the calendar too, are refused by name wherever a body has a moment.</summary>
public sealed class BadMomentTests : IAsyncLifetime
{
    private static readonly string[] Bad = ["0001-01-01T00:00:00Z", "1999-12-31T23:59:59Z", "2200-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2199-12-31T23:59:59-01:00"];

    private FuzzedWorld _fuzzed = null!;

    public async Task InitializeAsync() => _fuzzed = await FuzzedWorld.Start();

    public Task DisposeAsync() => _fuzzed.DisposeAsync().AsTask();

    [Fact]
    public async Task A_moment_of_no_time_that_could_be_meant_is_refused_by_name()
    {
        var described = await Described.Of(_fuzzed.World);
        var (wrong, tried) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var target in FuzzTarget.All)
        {
            foreach (var at in target.Paths().Where(at => IsMoment(at.Aggregate(JsonNode.Parse(target.Good), (node, step) => step is string name ? node![name] : node![(int)step]))))
            {
                tried.Add($"{target.Operation}: {Described.Pattern(at)}");
                foreach (var moment in Bad)
                {
                    var spoilt = new Spoilt(target, at, new Mutation(moment, _ => true, _ => $"\"{moment}\"", _ => true));
                    var said = await _fuzzed.Send(target, spoilt.Body);
                    var problem = target.IsImport ? said["report"]?[0] : said.Json;
                    if ((string?)problem?["field"] != spoilt.Field || said.Status != (target.IsImport ? 200 : 400)) wrong.Add($"{spoilt}: {said.Status} {said.Body}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        // Whatever the description calls a moment was among them.
        var missed = described.Operations.SelectMany(operation => described.Fields(operation).Where(field => (string?)described.Says(operation, field)!["format"] == "date-time").Select(field => $"{operation}: {field}")).Except(tried).ToList();
        Assert.True(missed.Count == 0, string.Join('\n', missed));
        Assert.True(tried.Count >= 10, $"Only {tried.Count} moments.");
    }

    private static bool IsMoment(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) && text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);
}
