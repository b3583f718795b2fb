using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;
using Routing.Simulation;

namespace Routing.Gateway.Tests;

/// <summary>A comparison is asked for, followed, looked at and forgotten; what cannot be compared is refused with what to mend.</summary>
public sealed class WhatIfTests : IDisposable
{
    private const string Path = "/v1/what-if";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-what-if-");
    private readonly SqliteHistory _history;

    public WhatIfTests() => _history = SqliteHistory.Open(System.IO.Path.Combine(_folder.FullName, "history.db"));

    [Fact]
    public async Task What_came_comes_again_under_a_variant()
    {
        await using var world = await Start(new WhatIfLab());
        await Handle(world, 3);
        var asked = (await world.Post(Path, """{"name":"two more","load":5,"staffing":"everyone","replications":3,"variant":{"extraAgents":[{"like":"li-na","count":2}],"queues":{"after-sales":{"selection":"longest-idle"}}}}""")).Is(202);
        Assert.Equal($"{Path}/{(string?)asked["id"]}", asked.Message.Headers.Location?.ToString());
        var done = await Ended(world, (string)asked["id"]!);
        Assert.Equal(("done", 1.0, 3), ((string?)done["state"], (double)done["progress"]!, (int)done["replicationsDone"]!));
        Assert.Equal((15, 3), ((double)done["contacts"]!, (int)done["result"]!["replications"]!));
        var difference = done["result"]!["queues"]!["after-sales"]!["meanWaitSeconds"]!;
        Assert.InRange((double)difference["difference"]!, (double)difference["low"]!, (double)difference["high"]!);
        var listed = Assert.Single((await world.Get(Path)).Is(200)["items"]!.AsArray())!;
        Assert.Equal(("two more", "done"), ((string?)listed["asked"]!["name"], (string?)listed["state"]));
        Assert.Null(listed["result"]);
        (await world.Delete($"{Path}/{(string?)asked["id"]}")).Is(204);
        (await world.Get($"{Path}/{(string?)asked["id"]}")).IsProblem("not-found");
    }

    [Fact]
    public async Task Agents_who_are_moved_are_missed_by_the_simulation_in_those_hours()
    {
        await using var world = await Start(new WhatIfLab());
        await Handle(world, 3);
        (await world.Put("/v1/queues/advice", """{"name":"Advice"}""")).Is(201);
        var asked = (await world.Post(Path, """{"load":5,"staffing":"everyone","replications":2,"variant":{"moves":[{"from":"after-sales","to":"advice","begins":"00:00","ends":"24:00"}]}}""")).Is(202);
        var done = await Ended(world, (string)asked["id"]!);
        Assert.Equal("done", (string?)done["state"]);
        // The only agent is with advice all day: whoever comes to after-sales is not answered.
        var unanswered = done["result"]!["queues"]!["after-sales"]!["unansweredPercent"]!;
        Assert.True((double)unanswered["variant"]! > 99 && (double)unanswered["asIs"]! < 99, done.Body);
    }

    [Fact]
    public async Task One_runs_at_a_time_the_others_wait_their_turn_and_one_under_way_can_be_ended()
    {
        var lab = new SlowLab();
        await using var world = await Start(lab);
        await Handle(world, 1);
        const string ask = """{"staffing":"everyone","variant":{"awayAgents":["li-na"]}}""";
        var first = (string)(await world.Post(Path, ask)).Is(202)["id"]!;
        await lab.Began.WaitAsync(TimeSpan.FromSeconds(10));
        var second = (await world.Post(Path, ask)).Is(202);
        Assert.Equal(("queued", 1), ((string?)second["state"], (int)second["ahead"]!));
        Assert.Equal(("running", 0.25), await world.Get($"{Path}/{first}") is var now ? ((string?)now["state"], (double)now["progress"]!) : default);
        for (var more = 1; more < WhatIfLimits.MaxQueued; more++) (await world.Post(Path, ask)).Is(202);
        Assert.Equal("10", (await world.Post(Path, ask)).IsProblem("too-many-requests").Header("Retry-After"));
        (await world.Delete($"{Path}/{(string?)second["id"]}")).Is(204);
        (await world.Post(Path, ask)).Is(202);
        (await world.Post(Path, ask)).IsProblem("too-many-requests");
        (await world.Delete($"{Path}/{first}")).Is(204);
        await lab.Ended.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task What_cannot_be_compared_says_what_to_mend()
    {
        await using var world = await Start(new WhatIfLab());
        await world.OneQueueOneAgent();
        (await world.Put("/v1/queues/advice", """{"name":"Advice"}""")).Is(201);
        (await world.Put("/v1/queues/vip", """{"name":"VIP","requirements":[{"skill":"tact","minLevel":9}]}""")).Is(201);
        (string Body, string Kind, string Field)[] refused =
        [
            ("{}", "missing-field", "variant"),
            ("""{"variant":{"colour":1}}""", "unknown-field", "variant.colour"),
            ("""{"load":9,"variant":{}}""", "invalid-value", "load"),
            ("""{"to":"2999-01-01T00:00:00Z","variant":{}}""", "invalid-value", "to"),
            ("""{"from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z","variant":{}}""", "invalid-value", "from"),
            ("""{"replications":1,"variant":{}}""", "invalid-value", "replications"),
            ("""{"variant":{"draft":true}}""", "rule-broken", "variant.draft"),
            ("""{"variant":{"queues":{"lost":{"priority":1}}}}""", "rule-broken", "variant.queues.lost"),
            ("""{"variant":{"queues":{"after-sales":{"priority":"high"}}}}""", "wrong-type", "variant.queues.after-sales.priority"),
            ("""{"variant":{"queues":{"after-sales":{"offerTimeoutSeconds":-1}}}}""", "invalid-value", "variant.queues.after-sales.offerTimeoutSeconds"),
            ("""{"variant":{"agents":{"li-na":{"queues":["lost"]}}}}""", "rule-broken", "variant.agents.li-na.queues"),
            ("""{"variant":{"awayAgents":["nobody"]}}""", "rule-broken", "variant.awayAgents[0]"),
            ("""{"variant":{"extraAgents":[{"like":"nobody"}]}}""", "rule-broken", "variant.extraAgents[0].like"),
            ("""{"variant":{"moves":[{"from":"after-sales","to":"lost","begins":"14:00","ends":"16:00"}]}}""", "rule-broken", "variant.moves[0].to"),
            ("""{"variant":{"moves":[{"from":"after-sales","to":"after-sales","begins":"14:00","ends":"16:00"}]}}""", "invalid-value", "variant.moves[0].to"),
            ("""{"variant":{"moves":[{"from":"after-sales","to":"vip","begins":"14:00","ends":"16:00"}]}}""", "rule-broken", "variant.moves[0].count"),
            ("""{"variant":{"moves":[{"from":"after-sales","to":"advice","begins":"14:00","ends":"16:00","count":2}]}}""", "rule-broken", "variant.moves[0].count"),
            ("""{"variant":{"moves":[{"from":"after-sales","to":"advice","begins":"14:00","ends":"16:00","agents":["nobody"]}]}}""", "rule-broken", "variant.moves[0].agents"),
            ("""{"variant":{"moves":[{"from":"after-sales","to":"advice","begins":"two","ends":"16:00"}]}}""", "invalid-value", "variant.moves[0].begins"),
            ("""{"variant":{"moves":[{"from":"after-sales","to":"advice","begins":"14:00","ends":"four"}]}}""", "invalid-value", "variant.moves[0].ends"),
            ("""{"variant":{"moves":[{"from":"after-sales","begins":"14:00","ends":"16:00"}]}}""", "missing-field", "variant.moves[0].to"),
        ];
        foreach (var (body, kind, field) in refused) (await world.Post(Path, body)).IsProblem(kind, field);
        (await world.Post(Path, """{"group":"nowhere","variant":{}}""")).IsProblem("not-found");
        var empty = await Ended(world, (string)(await world.Post(Path, """{"variant":{}}""")).Is(202)["id"]!);
        Assert.Equal(("failed", "No contact came to this group in this time. Choose a time in which some did."), ((string?)empty["state"], (string?)empty["reason"]));
    }

    [Fact]
    public async Task More_comings_and_goings_than_are_read_are_refused_and_not_cut()
    {
        await using var world = await World.Start(services: services => services.AddSingleton(ManyPresences.Of(_history)).AddSingleton<IWhatIfLab>(new WhatIfLab()));
        await Handle(world, 1);
        var ended = await Ended(world, (string)(await world.Post(Path, """{"variant":{}}""")).Is(202)["id"]!);
        Assert.Equal(("failed", "Agents came and went more than 50000 times. Choose a shorter time, or everyone as the staffing."), ((string?)ended["state"], (string?)ended["reason"]));
    }

    [Fact]
    public async Task One_that_another_gateway_runs_is_answered_listed_and_ended_too()
    {
        var others = new Others { Views = { ["w-1"] = new WhatIfView { Id = "w-1", Asked = new AskWhatIf { Name = "elsewhere" }, State = WhatIfState.Running, From = default, To = default, AskedAt = default } } };
        await using var world = await World.Start(services: services => services.AddSingleton<IWhatIfPeers>(others));

        Assert.Equal("elsewhere", (string?)(await world.Get($"{Path}/w-1")).Is(200)["asked"]!["name"]);
        Assert.Equal("w-1", (string?)Assert.Single((await world.Get(Path)).Is(200)["items"]!.AsArray())!["id"]);
        (await world.Get($"{Path}/w-2")).IsProblem("not-found");
        (await world.Delete($"{Path}/w-1")).Is(204);
        (await world.Delete($"{Path}/w-1")).IsProblem("not-found");
        // Which silo had it, and whether that stopped before or after this one began, nobody knows.
        var lost = Guid.CreateVersion7(DateTimeOffset.UtcNow.AddHours(-1)).ToString("N");
        Assert.Contains("with no silo any more", (string?)(await world.Get($"{Path}/{lost}")).Is(410).IsProblem("gone")["detail"], StringComparison.Ordinal);
        (await world.Get($"{Path}/{Guid.CreateVersion7().ToString("N")}")).Is(410);
        (await world.Get($"{Path}/{Guid.CreateVersion7(DateTimeOffset.UtcNow.AddHours(1)).ToString("N")}")).Is(404);
        others.IsAway = true;
        (await world.Get($"{Path}/w-1")).Is(503);
    }

    [Fact]
    public async Task Without_history_it_is_not_there()
    {
        await using var world = await World.Start();
        (await world.Post(Path, """{"variant":{}}""")).IsProblem("not-implemented");
    }

    public void Dispose()
    {
        _history.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task<World> Start(IWhatIfLab lab) => World.Start(services: services => services.AddSingleton<IHistory>(_history).AddSingleton(lab));

    private static async Task Handle(World world, int contacts)
    {
        await world.OneQueueOneAgent();
        for (var n = 1; n <= contacts; n++)
        {
            (await world.Post("/v1/contacts", $$"""{"id":"c-{{n}}","customerId":"u-{{n}}","channel":"voice","queue":"after-sales"}""")).Is(201);
            await world.Eventually($"/v1/contacts/c-{n}", said => (string?)said["state"] == "offered");
            (await world.Post($"/v1/offers/c-{n}~1:accept", null, ("X-Agent", "li-na"))).Is(200);
            (await world.Post($"/v1/contacts/c-{n}:complete", """{"resolved":true}""", ("X-Agent", "li-na"))).Is(200);
            (await world.Post($"/v1/contacts/c-{n}:close", null, ("X-Agent", "li-na"))).Is(200);
        }
    }

    /// <summary>No event tells of its end: it is asked for, each time a little later.</summary>
    private static async Task<Said> Ended(World world, string id)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var soon = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var said = (await world.Get($"{Path}/{id}")).Is(200);
            if ((string?)said["state"] is "done" or "failed") return said;
            await soon.WaitForNextTickAsync(bound.Token);
        }
    }

    /// <summary>A history in which agents come and go without end.</summary>
    public class ManyPresences : DispatchProxy
    {
        private IHistory _history = null!;

        public static IHistory Of(IHistory history)
        {
            var many = Create<IHistory, ManyPresences>();
            ((ManyPresences)many)._history = history;
            return many;
        }

        protected override object? Invoke(MethodInfo? method, object?[]? arguments) => method!.Name == nameof(IHistory.Presences)
            ? new ValueTask<IReadOnlyList<PlacedSpan>>([.. Enumerable.Range(1, (int)arguments![4]!).Select(n => new PlacedSpan(n, Span((DateTimeOffset)arguments[1]!)))])
            : method.Invoke(_history, arguments);

        private static PresenceSpan Span(DateTimeOffset at) => new("li-na", PresenceKind.Ready, null, at, at.AddSeconds(1));
    }

    /// <summary>The comparisons of other gateways.</summary>
    private sealed class Others : IWhatIfPeers
    {
        public Dictionary<string, WhatIfView> Views { get; } = [];
        public bool IsAway { get; set; }

        public ValueTask<IReadOnlyList<WhatIfView>> All(CancellationToken ct) => new([.. Views.Values]);

        public ValueTask<WhatIfView?> Find(string id, CancellationToken ct) => IsAway ? throw new StoreUnavailableException("A silo does not answer; try again.") : new(Views.GetValueOrDefault(id));

        public ValueTask<bool> Remove(string id, CancellationToken ct) => new(Views.Remove(id));
    }

    /// <summary>Runs until it is ended.</summary>
    private sealed class SlowLab : IWhatIfLab
    {
        private readonly TaskCompletionSource _began = new(), _ended = new();

        public Task Began => _began.Task;
        public Task Ended => _ended.Task;

        public WhatIfResult Compare(WhatIfCase asked, Action<double, int> progress, Func<bool> isTimeOver, CancellationToken ct)
        {
            progress(0.25, 1);
            _began.TrySetResult();
            ct.WaitHandle.WaitOne(TimeSpan.FromSeconds(30));
            _ended.TrySetResult();
            ct.ThrowIfCancellationRequested();
            throw new TimeoutException("Nobody ended it.");
        }
    }
}
