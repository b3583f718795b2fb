using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Embedded;
using Routing.Simulation;

namespace Routing.Gateway.Tests;

/// <summary>A gateway with one of each thing that requests may touch, and the judge of what it answers to spoilt ones.</summary>
internal sealed partial class FuzzedWorld : IAsyncDisposable
{
    private static readonly (string Under, string Id)[] Ids =
    [
        ("/v1/contacts", "c-1"), ("/v1/offers", "c-1~1"), ("/v1/agents", "li-na"), ("/v1/queues", "after-sales"), ("/v1/customers", "known"), ("/v1/groups", "default"), ("/v1/webhooks", "crm"),
        ("/v1/alertRules", "busy"), ("/v1/retentionRules", "calls"), ("/v1/suggestions", "s-1"), ("/v1/measureTargets", "aht"), ("/", "w-1"),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-fuzz-");
    private readonly SqliteHistory _history;

    private FuzzedWorld() => _history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));

    public World World { get; private set; } = null!;

    public static async Task<FuzzedWorld> Start()
    {
        var fuzzed = new FuzzedWorld();
        var world = fuzzed.World = await World.Start(new GatewayOptions { AnswerBound = TimeSpan.FromMinutes(1) }, services: services => services.AddSingleton<IHistory>(fuzzed._history).AddSingleton<IWhatIfLab, WhatIfLab>().AddSingleton<INeedsLab, NeedsLab>());
        // Before the group is there, and the host that looks ahead has it.
        await Suggest(world);
        await world.OneQueueOneAgent();
        (await world.Put("/v1/queues/general", """{"name":"General"}""")).Is(201);
        (await world.Put("/v1/agents/tom", """{"name":"Tom","queues":["after-sales"]}""")).Is(201);
        foreach (var customer in (string[])["known", "other"]) (await world.Put($"/v1/customers/{customer}", """{"name":"王芳"}""")).Is(201);
        (await world.Put("/v1/groups/default", "{}")).Is(201);
        (await world.Put("/v1/groups/default/draft", "{}")).Is(201);
        (await world.Put("/v1/groups/default/pilot", """{"name":"by lot","selection":"random"}""")).Is(201);
        (await world.Put("/v1/webhooks/crm", FuzzBodies.Webhook)).Is(201);
        (await world.Put("/v1/alertRules/busy", FuzzBodies.Alert)).Is(201);
        (await world.Put("/v1/retentionRules/calls", FuzzBodies.Retention)).Is(201);
        (await world.Put("/v1/alertRules/odd", FuzzBodies.Unusual)).Is(201);
        (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales"}""")).Is(201);
        await world.Eventually("/v1/contacts/c-1", s => (string?)s["state"] == "offered");
        (await world.Post("/v1/offers/c-1~1:accept")).Is(200);
        (await world.Put("/v1/agents/helper", FuzzBodies.Bot)).Is(201);
        return fuzzed;
    }

    /// <summary>A path of the description with the id of something that is there.</summary>
    public static string Known(string path) => path.Replace("{id}", Ids.First(known => path.StartsWith(known.Under, StringComparison.Ordinal)).Id, StringComparison.Ordinal);

    public Task<Said> Send(FuzzTarget target, string body) => World.Send(new HttpMethod(target.Method), target.Path, new StringContent(body, Encoding.UTF8, target.Media));

    /// <summary>How the thing stands that a request would change: its version, or all that is said of it.</summary>
    public async Task<string> Standing(FuzzTarget target)
    {
        var said = await World.Get(target.Touches);
        // Problems have a trace of their own each time.
        // And who waits grows older.
        return $"{said.Status} {(said.Status < 400 ? said.Message.Headers.ETag?.Tag ?? Ageing().Replace(said.Body, "") : null)}";
    }

    /// <summary>The verdict on one that may also be good by luck; refused, it must have changed nothing.</summary>
    public async Task<string?> Judge(Spoilt spoilt)
    {
        var before = await Standing(spoilt.Target);
        var verdict = await Verdict(spoilt);
        if (verdict is not null || !spoilt.IsBad) return verdict;
        for (var again = 1; await Standing(spoilt.Target) is var after && after != before; again++)
        {
            // As with events: what an earlier request set going may end just now, and what a refused one changes, it changes each time. A version is changed by requests alone; one that sets a value changes it once.
            if (again == 5 || IsVersion(before)) return $"{spoilt}: refused, but what stands at {spoilt.Target.Touches} is {after} and was {before}";
            before = after;
            await Send(spoilt.Target, spoilt.Body);
        }
        return null;
    }

    /// <summary>What is wrong with the answer to a spoilt body; null when all is well.</summary>
    public async Task<string?> Verdict(Spoilt spoilt)
    {
        var before = World.Store.Newest;
        var said = await Send(spoilt.Target, spoilt.Body);
        if (said.Status >= 500) return $"{spoilt}: {said.Status} {said.Body}";
        var isReported = spoilt.Target.IsImport && said.Status == 200 && (int?)said["refused"] == 1;
        if (said.Status < 400 && !isReported) return spoilt.IsBad ? $"{spoilt}: was taken" : null;
        // What an earlier request set going may end just now; what a refused one changes, it changes each time.
        for (var again = 1; World.Store.Newest != before; again++)
        {
            var happened = (await World.Store.Read(before, 1000)).Select(logged => logged.Type).ToList();
            if (again == 5 || happened.Any(OfRequests)) return $"{spoilt}: refused, but something changed: {string.Join(' ', happened)}";
            before = World.Store.Newest;
            await Send(spoilt.Target, spoilt.Body);
        }
        if (!spoilt.IsBad) return null;
        if (!isReported && said.Status is not (400 or 413 or 422)) return $"{spoilt}: {said.Status} {said.Body}";
        var field = (string?)(isReported ? said["report"]![0]!["field"] : said["field"]);
        return field is null ? $"{spoilt}: names no field" : spoilt.Field is null || Names(field, spoilt) ? null : $"{spoilt}: names {field}";
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        _history.Dispose();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex("\"priority\":[-\\d.E]+")]
    private static partial Regex Ageing();

    private static bool IsVersion(string standing) => standing.EndsWith('"');

    /// <summary>What only a request sets going: sent again, it may find nothing left to change. Customers are also made by contacts, a moment after these are answered.</summary>
    private static bool OfRequests(string type) => (type.EndsWith(".configured", StringComparison.Ordinal) && type != "customer.configured") || type.EndsWith(".deleted", StringComparison.Ordinal) || type is "rules.published" or "customer.erased";

    // What holds the spoilt value may be named as well, where only that can tell that it is wrong.
    private static bool Names(string field, Spoilt spoilt)
    {
        var wanted = spoilt.Field!;
        if (spoilt.BreaksBody) return field == "body" || wanted.StartsWith(field, StringComparison.Ordinal) || field.StartsWith(wanted, StringComparison.Ordinal);
        return field.StartsWith(wanted, StringComparison.Ordinal) || (wanted.StartsWith(field, StringComparison.Ordinal) && wanted[field.Length] is '.' or '[');
    }

    private static async Task Suggest(World world)
    {
        var (dispatcher, now) = (world.Actors.Dispatcher(Defaults.Group), DateTimeOffset.UtcNow);
        Assert.True(await dispatcher.ClaimOutlook("test", TimeSpan.FromMinutes(1)));
        Assert.True(await dispatcher.Suggest("test", new SuggestionsFound([new StaffSuggestion
        {
            Id = "s-1", Group = Defaults.Group, Kind = SuggestionKind.Training, Text = "s-1", CreatedAt = now, ExpiresAt = now.AddDays(1), Agents = ["li-na"], Intent = "repair",
        }])));
    }
}
