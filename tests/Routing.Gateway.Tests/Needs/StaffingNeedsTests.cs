using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;
using Routing.Simulation;

namespace Routing.Gateway.Tests;

/// <summary>A search for needs is asked for, followed, looked at and forgotten; what cannot be searched is refused with what to mend.</summary>
public sealed partial class StaffingNeedsTests : IDisposable
{
    private const string Path = "/v1/staffingNeeds";
    private const string Hours = "\"shifts\":{\"hours\":[{\"from\":\"09:00\",\"to\":\"12:00\"}]}";
    private const string Open = ",\"openingHours\":{\"open\":[{\"from\":\"09:00\",\"to\":\"12:00\"}]}";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-needs-");
    private readonly SqliteHistory _history;

    public StaffingNeedsTests() => _history = SqliteHistory.Open(System.IO.Path.Combine(_folder.FullName, "history.db"));

    [Fact]
    public async Task Tomorrow_as_forecast_is_simulated_under_the_groups_own_rules_and_held_against_the_roster_and_Erlang()
    {
        await using var world = await Start(new NeedsLab(), perQuarter: 4);
        var asked = (await world.Post(Path, Example().Match(DocumentPage.Read("PLANNING.md")).Groups[1].Value)).Is(202);
        Assert.Equal($"{Path}/{(string?)asked["id"]}", asked.Message.Headers.Location?.ToString());
        var done = await Ended(world, (string)asked["id"]!);
        Assert.Equal(("done", null, "2026-03-11", 1.0), ((string?)done["state"], (string?)done["reason"], (string?)done["day"], (double)done["progress"]!));
        Assert.InRange((double)done["contacts"]!, 95, 97);

        var result = done["result"]!;
        // Two teams of one queue each, and one agent of both: for the teams' queues Erlang's formulas do not apply.
        Assert.Equal(["advice", "advice + repair", "repair"], result["pools"]!.AsArray().Select(pool => (string)pool!["pool"]!).Order());
        Assert.All(result["pools"]!.AsArray(), pool => Assert.All(pool!["slots"]!.AsArray(), slot => Assert.Null(slot!["erlangScheduled"])));
        var slots = result["pools"]!.AsArray().Select(pool => pool!["slots"]!.AsArray()).ToList();
        Assert.All(slots, all => Assert.Equal(48, all.Count));
        // Eight contacts of three minutes in each of the half hours from 9 to 12 are most of one agent's work, in each queue; whoever still waits at the end is not answered.
        var morning = Enumerable.Range(18, 6).Select(at => slots.Sum(all => (int)all[at]!["onContacts"]!)).ToList();
        Assert.All(morning, needed => Assert.InRange(needed, 2, 8));
        Assert.Equal(0, slots.Sum(all => (int)all[40]!["onContacts"]!));
        Assert.Equal((1, 0), ((int)slots[0][20]!["rostered"]!, (int)slots[0][40]!["rostered"]!));
        Assert.All(slots.SelectMany(all => all), slot => Assert.Equal((int)slot!["rostered"]! - (int)slot["scheduled"]!, (int)slot["surplus"]!));
        var repair = result["queues"]!.AsArray().Single(queue => (string?)queue!["queue"] == "repair")!;
        Assert.Equal(80, (double)repair["targets"]!["inTimePercent"]!);
        Assert.Equal((bool)result["areMet"]!, result["queues"]!.AsArray().All(queue => queue!["slots"]!.AsArray().All(slot => !(bool)slot!["isMissed"]!)));
        Assert.Contains("likeThoseThatCame", result["assumed"]!.AsArray().Select(note => (string?)note!["what"]));

        Assert.Null(Assert.Single((await world.Get(Path)).Is(200)["items"]!.AsArray())!["result"]);
        (await world.Delete($"{Path}/{(string?)asked["id"]}")).Is(204);
        (await world.Get($"{Path}/{(string?)asked["id"]}")).IsProblem("not-found");
    }

    [Fact]
    public async Task One_runs_at_a_time_comparisons_among_them_and_one_under_way_can_be_ended()
    {
        var lab = new SlowLab();
        await using var world = await Start(lab, perQuarter: 1);
        var first = (string)(await world.Post(Path, "{}")).Is(202)["id"]!;
        await lab.Began.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(("running", .25, 3), (await world.Get($"{Path}/{first}")).Is(200) is var under ? ((string?)under["state"], (double)under["progress"]!, (int)under["rosters"]!) : default);
        var second = (await world.Post(Path, """{"arrivals":"asTheyCame"}""")).Is(202);
        Assert.Equal(("queued", 1), ((string?)second["state"], (int)second["ahead"]!));
        var comparison = (await world.Post("/v1/what-if", """{"staffing":"everyone","variant":{"awayAgents":["both"]}}""")).Is(202);
        Assert.Equal("queued", (string?)(await world.Get($"/v1/what-if/{(string?)comparison["id"]}")).Is(200)["state"]);
        for (var n = 1; n < WhatIfLimits.MaxQueued; n++) (await world.Post(Path, "{}")).Is(202);
        (await world.Post(Path, "{}")).Is(429).IsProblem("too-many-requests");
        (await world.Delete($"{Path}/{first}")).Is(204);
        await lab.Ended.WaitAsync(TimeSpan.FromSeconds(10));
        (await world.Get($"{Path}/{first}")).Is(404);
    }

    [Fact]
    public async Task What_cannot_be_searched_is_refused_with_what_to_mend()
    {
        await using var world = await Start(new NeedsLab(), perQuarter: 30, hours: "");
        foreach (var (field, ask) in new[] { ("day", """{"day":"2026-03-10"}"""), ("day", """{"day":"2026-03-24"}"""), ("day", """{"arrivals":"asTheyCame","day":"2026-03-10"}"""), ("day", """{"day":"soon"}"""), ("replications", """{"replications":1}""") })
            (await world.Post(Path, ask)).Is(400).IsProblem("invalid-value", field);
        (await world.Post(Path, """{"group":"nobody"}""")).Is(404);
        var nothing = (await world.Post(Path, """{"arrivals":"asTheyCame","day":"2026-02-01"}""")).Is(202);
        Assert.Contains("on that day", (string?)(await Ended(world, (string)nothing["id"]!))["reason"], StringComparison.Ordinal);
        // Sixty come in each half hour to each of the queues: more than may be.
        Assert.Contains("5760 contacts come", (string?)(await world.Post(Path, "{}")).Is(422).IsProblem("rule-broken", "day")["detail"], StringComparison.Ordinal);
        for (var n = 0; n <= NeedsLimits.MaxPools; n++) (await world.Put($"/v1/agents/l-{n}", $$"""{"name":"L","queues":["advice"],"languages":["en-x-{{n}}"]}""")).Is(201);
        Assert.Contains("Give agents of a team the same queues", (string?)(await world.Post(Path, "{}")).Is(422).IsProblem("rule-broken", "group")["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_history_there_is_nothing_to_search_in()
    {
        await using var world = await World.Start();
        (await world.Post(Path, "{}")).IsProblem("not-implemented");
    }

    public void Dispose()
    {
        _history.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Weeks of two queues, open for three hours; a team for each, and one agent of both.</summary>
    private async Task<World> Start(INeedsLab lab, int perQuarter, string hours = Open)
    {
        var now = NoonClock.Noon;
        await new Past(now).Daily("repair", "repair", 16, perQuarter, 180).Daily("advice", "advice", 16, perQuarter, 180).Into(_history);
        Journey Like(string id, string queue) => JourneyFold.Unknown(id, now.AddDays(-1).AddHours(-2)) with { IsBegun = true, Queue = queue, Intent = queue, Tier = "standard", Channel = Channel.Voice };
        Assert.True(await _history.Commit(new HistoryBatch(0, 0, [Like("w-1", "repair"), Like("w-2", "advice")], [], [], new Dictionary<string, int>(), [])));
        var world = await World.Start(services: services => services.AddSingleton<IHistory>(_history).AddSingleton(lab).AddSingleton<IWhatIfLab, WhatIfLab>(), clock: new NoonClock());
        foreach (var queue in new[] { "repair", "advice" })
        {
            (await world.Put($"/v1/queues/{queue}", $$"""{"name":"{{queue}}"{{hours}}}""")).Is(201);
            (await world.Put($"/v1/agents/{queue}-1", $$"""{"name":"{{queue}}","queues":["{{queue}}"],{{Hours}}}""")).Is(201);
        }
        (await world.Put("/v1/agents/both", $$"""{"name":"Both","queues":["advice","repair"],{{Hours}}}""")).Is(201);
        await world.Ready("/v1/groups/default/forecasts");
        return world;
    }

    [GeneratedRegex("```json needs\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();

    /// <summary>No event tells of its end: it is asked for, each time a little later.</summary>
    private static async Task<Said> Ended(World world, string id)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var soon = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var said = (await world.Get($"{Path}/{id}")).Is(200);
            if ((string?)said["state"] is "done" or "failed") return said;
            await soon.WaitForNextTickAsync(bound.Token);
        }
    }

    /// <summary>Runs until it is ended.</summary>
    private sealed class SlowLab : INeedsLab
    {
        private readonly TaskCompletionSource _began = new(), _ended = new();

        public Task Began => _began.Task;
        public Task Ended => _ended.Task;

        public NeedsResult Find(NeedsCase asked, Action<double, int> progress, Func<bool> isTimeOver, CancellationToken ct)
        {
            progress(0.25, 3);
            _began.TrySetResult();
            ct.WaitHandle.WaitOne(TimeSpan.FromSeconds(30));
            _ended.TrySetResult();
            ct.ThrowIfCancellationRequested();
            throw new TimeoutException("Nobody ended it.");
        }
    }
}
