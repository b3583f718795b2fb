using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Routing.Client;
using Routing.Simulation;

namespace Routing.Server.Tests;

/// <summary>Rules are published again and again while contacts come, wait and are answered: nobody who waits notices.</summary>
public sealed class PublishingTests
{
    private const string Rules = """{"rules":[{"name":"RULE","when":{"channels":["voice"]},"then":{"addPriority":POINTS,"requirements":[{"skill":"orders","minLevel":1}]}}]}""";
    private const int Publications = 20;

    /// <summary>Between one publication and the next.</summary>
    private const int EventsBetween = 15;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    /// <summary>A third more than twelve agents can do, so that always some wait.</summary>
    private const string Crowded = """
        {"name":"crowded","classes":[{"name":"orders","arrivals":{"poisson":4},"patience":{"exponential":{"mean":8}}}],
         "pools":[{"name":"P","agents":12,"serves":{"orders":{"service":{"exponential":{"mean":4}},"resolve":0.8}}}]}
        """;

    [Fact]
    public async Task Under_traffic_it_disturbs_no_contact_that_waits_and_each_decision_names_the_rules_it_came_by()
    {
        using var data = new DataFolder();
        await using var server = await RunningServer.Start(data);
        using var client = new RoutingClient(server.Address);
        using var http = new HttpClient { BaseAddress = new Uri(server.Address, "v1/"), Timeout = Bound };
        var events = System.Threading.Channels.Channel.CreateUnbounded<SeenEvent>();
        var player = new Player(ScenarioReader.Parse(Crowded), new PlayOptions { Speed = 120, IdPrefix = "p-" }, new HttpRoutingPort(client), TimeProvider.System) { Seen = seen => events.Writer.TryWrite(seen) };
        var play = player.Play(CancellationToken.None);

        var published = Publish(http, events.Reader);
        await published.Within(Bound, () => $"Not published so often. {server.Process.Everything}");
        var (seen, versions) = await published;
        player.Close();
        await play.Within(Bound, () => $"The play did not end. {server.Process.Everything}");
        while (events.Reader.TryRead(out var last)) seen.Add(last);

        var report = await play;
        Assert.True(report.AllKept, string.Join("; ", report.Promises.Where(promise => promise.Broken > 0).Select(promise => $"{promise.Promise}: {promise.Violations[0]}")));
        Assert.Equal(Publications, versions.Count);
        var queued = seen.Where(one => one.Type == EventTypes.Queued).ToLookup(one => one.Contact!);
        Assert.All(queued, contact => Assert.Single(contact));
        var publishedAt = await PublishedAt(http);
        var named = new HashSet<int>();
        var waitedThrough = 0;
        foreach (var contact in seen.Where(one => one.Type == EventTypes.Accepted).Select(one => one.Contact!).Distinct())
        {
            var decision = await http.GetFromJsonAsync<JsonElement>($"contacts/{contact}/decision");
            var version = decision.GetProperty("ruleVersion").GetInt32();
            var came = queued[contact].Single().WaitingSince!.Value;
            Assert.All(decision.GetProperty("decisions").EnumerateArray(), one => Assert.Equal((one.GetProperty("at").GetDateTimeOffset() - came).TotalSeconds, one.GetProperty("waitedSeconds").GetDouble(), 0.1));
            if (!versions.TryGetValue(version, out var rule)) continue;
            named.Add(version);
            // By the server's own times: when an event is read says nothing of when it was.
            var offered = seen.First(one => one.Contact == contact && one.Type == EventTypes.Offered).At;
            if (publishedAt.Any(at => came < at && at < offered)) waitedThrough++;
            Assert.Equal(rule, decision.GetProperty("rules").EnumerateArray().Single().GetString());
        }
        Assert.InRange(named.Count, Publications / 4, Publications);
        Assert.True(waitedThrough >= Publications / 4, $"Only {waitedThrough} waited while rules were published: nothing is shown.");
    }

    private static async Task<IReadOnlyList<DateTimeOffset>> PublishedAt(HttpClient http) =>
        [.. (await http.GetFromJsonAsync<JsonElement>("groups/default/versions")).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("at").GetDateTimeOffset())];

    /// <summary>The versions published, each with the name of its only rule, and what was seen meanwhile.</summary>
    private static async Task<(List<SeenEvent> Seen, Dictionary<int, string> Versions)> Publish(HttpClient http, ChannelReader<SeenEvent> events)
    {
        var seen = new List<SeenEvent>();
        var versions = new Dictionary<int, string>();
        for (var n = 1; n <= Publications; n++)
        {
            for (var i = 0; i < EventsBetween; i++) seen.Add(await events.ReadAsync());
            var rules = Rules.Replace("RULE", $"rule {n}", StringComparison.Ordinal).Replace("POINTS", $"{n}", StringComparison.Ordinal);
            using var draft = await http.PutAsync("groups/default/draft", new StringContent(rules, MediaTypeHeaderValue.Parse("application/json")));
            Assert.True(draft.IsSuccessStatusCode, await draft.Content.ReadAsStringAsync());
            using var publish = await http.PostAsync("groups/default/draft:publish", null);
            Assert.True(publish.IsSuccessStatusCode, await publish.Content.ReadAsStringAsync());
            versions.Add((await publish.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt32(), $"rule {n}");
        }
        return (seen, versions);
    }
}
