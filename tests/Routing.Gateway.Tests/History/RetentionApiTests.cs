using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Client;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>For how long the past is kept is a rule, changed live: what it says is deleted, what it does not stays, and figures with it.</summary>
public sealed class RetentionApiTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-retention-");

    [Fact]
    public async Task What_a_rule_keeps_shorter_is_deleted_and_the_rest_and_all_figures_stay()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        await Handled(world);
        await Aged(history, TimeSpan.FromDays(40));
        var figures = await Figures(world);
        Assert.Equal(1, figures.Item1);
        var pruner = world.Services.GetRequiredService<HistoryPruner>();
        Assert.Equal(0, await pruner.Prune(default));

        (await world.Put("/v1/retentionRules/surveys", """{"records":"surveys","queue":"after-sales","days":30}""")).Is(201);
        await pruner.Prune(default);
        var journey = Assert.Single((await world.Get("/v1/history/contacts?from=2020-01-01T00:00:00Z")).Is(200)["items"]!.AsArray())!;
        Assert.Equal((null, null, true), ((int?)journey["rating"], (int?)journey["satisfaction"], (bool)journey["resolved"]!));

        // The closer rule keeps it, the wider one would not; then the closer one says less.
        (await world.Put("/v1/retentionRules/chats", """{"records":"journeys","queue":"after-sales","channel":"chat","days":60}""")).Is(201);
        (await world.Put("/v1/retentionRules/all", """{"records":"journeys","days":10}""")).Is(201);
        await pruner.Prune(default);
        Assert.Single((await world.Get("/v1/history/contacts?from=2020-01-01T00:00:00Z")).Is(200)["items"]!.AsArray());
        (await world.Patch("/v1/retentionRules/chats", """{"days":39}""")).Is(200);
        await pruner.Prune(default);
        Assert.Empty((await world.Get("/v1/history/contacts?from=2020-01-01T00:00:00Z")).Is(200)["items"]!.AsArray());
        Assert.Equal(figures, await Figures(world));

        var audit = (await world.Get("/v1/audit?kind=retentionRule&id=chats")).Is(200)["items"]!.AsArray();
        Assert.Equal([("patchRetentionRule", 60, 39), ("putRetentionRule", null, 60)], audit.Select(c => ((string?)c!["what"], (int?)c["before"]?["days"], (int?)c["after"]?["days"])));
    }

    [Fact]
    public async Task While_another_silo_deletes_this_one_leaves_it_to_that()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        var shared = DispatchProxy.Create<IHistory, Shared>();
        ((Shared)(object)shared).File = history;
        await using var world = await World.Start(services: services => services.AddSingleton(shared));
        await Handled(world);
        await Aged(history, TimeSpan.FromDays(40));
        var pruner = world.Services.GetRequiredService<HistoryPruner>();
        (await world.Put("/v1/retentionRules/all", """{"records":"journeys","days":10}""")).Is(201);
        Assert.Equal(0, await pruner.Prune(default));
        ((Shared)(object)shared).IsFree = true;
        Assert.Equal(1, await pruner.Prune(default));
    }

    [Fact]
    public async Task Decisions_that_a_rule_keeps_are_answered_when_log_and_contact_are_gone()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        (await world.Put("/v1/retentionRules/why", """{"records":"decisions","group":"default","days":365}""")).Is(422).IsProblem("rule-broken", "group");
        await world.OneQueueOneAgent();
        (await world.Put("/v1/retentionRules/why", """{"records":"decisions","group":"default","channel":"chat","days":365}""")).Is(201);
        await Handled(world, isSetUp: true);
        var told = (await world.Get("/v1/contacts/c-1/decision")).Is(200)["decisions"]!.AsArray();
        Assert.Single((await world.Get("/v1/history/contacts")).Is(200)["items"]!.AsArray());
        Assert.Single(await history.Decisions("c-1"));

        // Another server on the same history, whose log has nothing of the contact.
        await using var later = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        (await later.Get("/v1/contacts/c-1")).Is(404);
        var kept = (await later.Get("/v1/contacts/c-1/decision")).Is(200);
        Assert.Equal(told.ToJsonString(), kept["decisions"]!.AsArray().ToJsonString());
        (await later.Get("/v1/contacts/c-2/decision")).Is(404);
    }

    [Theory]
    [InlineData("""{"records":"journeys"}""", 400, "days")]
    [InlineData("""{"days":30}""", 400, "records")]
    [InlineData("""{"records":"wishes","days":30}""", 400, "records")]
    [InlineData("""{"records":"journeys","days":40000}""", 400, "days")]
    [InlineData("""{"records":"audit","days":30}""", 400, "days")]
    [InlineData("""{"records":"presences","queue":"after-sales","days":30}""", 400, "queue")]
    [InlineData("""{"records":"journeys","queue":"after-sales","group":"default","days":30}""", 400, "group")]
    [InlineData("""{"records":"journeys","queue":"nowhere","days":30}""", 422, "queue")]
    [InlineData("""{"records":"journeys","group":"nowhere","days":30}""", 422, "group")]
    [InlineData("""{"records":"journeys","channel":"chat","days":7}""", 422, "records")]
    public async Task What_cannot_be_meant_is_refused_by_name(string rule, int status, string field)
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        await world.OneQueueOneAgent();
        (await world.Put("/v1/retentionRules/chats", """{"records":"journeys","channel":"chat","days":30}""")).Is(201);
        Assert.Equal(field, (string?)(await world.Put("/v1/retentionRules/other", rule)).Is(status)["field"]);
    }

    [Fact]
    public async Task The_client_puts_lists_and_deletes_rules()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        using var client = new RoutingClient(world.Http.BaseAddress!);
        await client.RetentionRules.Put("chats", new RetentionRule { Records = RecordKind.Journeys, Channel = Channel.Chat, Days = 30 });
        Assert.Equal(new RetentionRuleView("chats", RecordKind.Journeys, null, null, Channel.Chat, 30), Assert.Single((await client.RetentionRules.Page()).Items));
        await client.RetentionRules.Delete("chats");
        Assert.Empty((await client.RetentionRules.Page()).Items);

        await using var without = await World.Start();
        (await without.Get("/v1/retentionRules")).Is(501);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A history of which another has the round, until it is free.</summary>
    public class Shared : DispatchProxy
    {
        internal IHistory File { get; set; } = null!;
        internal bool IsFree { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(IHistory.ClaimPruning) && !IsFree ? new ValueTask<IAsyncDisposable?>((IAsyncDisposable?)null) : targetMethod.Invoke(File, args);
    }

    private static async Task<(int, int)> Figures(World world)
    {
        var figures = (await world.Get("/v1/reports?measures=completed,satisfaction&from=2020-01-01T00:00:00Z")).Is(200)["items"]![0]!["figures"]!;
        return ((int)figures["completed"]!["value"]!, (int)figures["satisfaction"]!["value"]!);
    }

    /// <summary>A contact that an agent has completed, and that was rated.</summary>
    private static async Task Handled(World world, bool isSetUp = false)
    {
        if (!isSetUp) await world.OneQueueOneAgent();
        (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-7","channel":"chat","queue":"after-sales"}""")).Is(201);
        await world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "offered");
        (await world.Post("/v1/offers/c-1~1:accept", null, ("X-Agent", "li-na"))).Is(200);
        (await world.Post("/v1/contacts/c-1:complete", """{"resolved":true,"satisfaction":4}""", ("X-Agent", "li-na"))).Is(200);
        (await world.Post("/v1/contacts/c-1:rate", """{"score":5}""")).Is(200);
        (await world.Post("/v1/contacts/c-1:close", null, ("X-Agent", "li-na"))).Is(200);
        await world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "closed");
        (await world.Get("/v1/history/contacts")).Is(200);
    }

    /// <summary>As if all had happened so long ago.</summary>
    private static async Task Aged(SqliteHistory history, TimeSpan by)
    {
        var state = await history.State();
        var aged = (await history.Journeys(new JourneyQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 10))).Select(j => j with { CreatedAt = j.CreatedAt - by, EndedAt = j.EndedAt - by }).ToList();
        Assert.True(await history.Commit(new HistoryBatch(state.Position, state.Position, aged, [], [], state.Within, []) { Erasures = state.Erasures }));
    }
}
