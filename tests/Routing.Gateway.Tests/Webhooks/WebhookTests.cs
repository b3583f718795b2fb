using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Routing.Cluster.Tests;

namespace Routing.Gateway.Tests;

/// <summary>What happens is told to whoever subscribed: signed, in order per contact, again until it is taken; the page on webhooks shows how.</summary>
public sealed partial class WebhookTests : IAsyncLifetime
{
    private const string Secret = "a secret of the receiver";
    private readonly SteppedClock _clock = new(DateTimeOffset.UtcNow);
    private readonly List<string> _examples = [];
    private Receiver _receiver = null!;
    private World _world = null!;

    public async Task InitializeAsync()
    {
        foreach (Match match in Example().Matches(DocumentPage.Read("WEBHOOKS.md"))) _examples.Add(match.Groups[1].Value);
        _receiver = await Receiver.Start();
        _world = await World.Start(services: services => services.AddSingleton<TimeProvider>(_clock));
        (await _world.Put("/v1/queues/after-sales", """{"name":"After-sales"}""")).Is(201);
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task A_contact_that_was_not_taken_waits_and_comes_in_order_others_go_on_and_a_restart_resumes()
    {
        _receiver.Refused = ["c-1"];
        await Subscribe(Secret);
        await Arrives("c-1");
        var first = await Came("contact.queued c-1");
        await Retrying("c-1", 1);
        await Arrives("c-2");
        await Came("contact.queued c-2");
        await Abandons("c-1");
        await Retrying("c-1", 2);
        await Abandons("c-2");
        await Came("contact.abandoned c-2");
        // A change of the subscription throws away nothing of how far it is.
        await Subscribe(Secret, 200);

        _receiver.Refused = [];
        Pass(TimeSpan.FromSeconds(6));
        var again = await Came("contact.queued c-1");
        Assert.Equal(first.Body, again.Body);
        Assert.NotEqual(first.Signature, again.Signature);
        Assert.StartsWith("application/cloudevents+json", again.ContentType, StringComparison.Ordinal);
        await Came("contact.abandoned c-1");
        await Until("/v1/webhooks/crm", said => said["retrying"]!.AsArray().Count == 0);

        await _world.Services.GetRequiredService<WebhookHost>().StopAsync(default);
        Assert.Equal(4, (int)(await _world.Get("/v1/webhooks/crm"))["delivered"]!);
        await Arrives("c-3");
        using var next = ActivatorUtilities.CreateInstance<WebhookHost>(_world.Services);
        await next.StartAsync(default);
        next.Ask();
        await Came("contact.queued c-3");
        await next.StopAsync(default);
        Assert.True(_receiver.IsEmpty);
    }

    [Fact]
    public async Task A_contact_of_many_events_that_was_refused_comes_whole_and_in_order_once_the_receiver_is_well()
    {
        const int Transfers = 20;
        _receiver.Refused = ["c-1"];
        (await _world.Put("/v1/queues/vip", """{"name":"VIP"}""")).Is(201);
        (await _world.Put("/v1/webhooks/crm", $$"""{"url":"{{_receiver.Url}}","types":["contact.*"],"secret":"{{Secret}}"}""")).Is(201);
        await Arrives("c-1");
        for (var n = 0; n < Transfers; n++) (await Meanwhile(_world.Post("/v1/contacts/c-1:transfer", $$"""{"queue":"{{(n % 2 == 0 ? "vip" : "after-sales")}}"}"""))).Is(200);
        await Arrives("c-2");
        await Taken("contact.queued c-2");
        var log = _world.Services.GetRequiredService<Routing.Actors.IEventLog>();
        var happened = await log.OfContact("c-1", 1000);
        Assert.True(happened.Count > 2 * WebhookLimits.MaxHeld);
        await Until("/v1/webhooks/crm", said => said["retrying"]!.AsArray() is [{ } one] && (int)one["failures"]! == 1);
        Pass(TimeSpan.FromSeconds(6));
        // Not while that try is under way: its refusal would put off the next beyond what passes here.
        await Until("/v1/webhooks/crm", said => said["retrying"]!.AsArray() is [{ } one] && (int)one["events"]! == happened.Count && (int)one["failures"]! == 2);
        Assert.Equal(0, (int)(await _world.Get("/v1/webhooks/crm"))["deadLetters"]!);

        _receiver.Refused = [];
        Pass(TimeSpan.FromMinutes(16));
        foreach (var one in happened) Assert.Equal(EventWriter.Alone(one), (await Taken(null)).Body);
        var whole = await Until("/v1/webhooks/crm", said => said["retrying"]!.AsArray().Count == 0);
        Assert.Equal((0, 0, 0), ((int)whole["deadLetters"]!, (int)whole["deadLettersDropped"]!, (int)whole["gaps"]!));
    }

    [Fact]
    public async Task After_a_day_it_is_a_dead_letter_that_can_be_looked_at_and_replayed()
    {
        _receiver.Refused = ["c-1"];
        await Subscribe(Secret);
        await Arrives("c-1");
        await Came("contact.queued c-1");
        await Retrying("c-1", 1);
        Pass(TimeSpan.FromHours(25));
        await Came("contact.queued c-1");
        var dead = (await Until("/v1/webhooks/crm/deadLetters", said => said["items"]!.AsArray().Count == 1))["items"]![0]!;
        Assert.Equal(("contact.queued", "c-1", 2, "it answered 500"), ((string)dead["type"]!, (string)dead["subject"]!, (int)dead["failures"]!, (string)dead["failure"]!));

        _receiver.Refused = [];
        (await _world.Post("/v1/webhooks/crm:replay", """{"cursor":"x"}""")).Is(400).IsProblem("invalid-cursor", "cursor");
        var replayed = (await _world.Post("/v1/webhooks/crm:replay", $$"""{"cursor":"{{dead["cursor"]}}"}""")).Is(200);
        Assert.Equal((1, 0, null), ((int)replayed["replayed"]!, (int)replayed["left"]!, (string?)replayed["why"]));
        await Came("contact.queued c-1");
        var again = (await _world.Post("/v1/webhooks/crm:replay", $$"""{"cursor":"{{dead["cursor"]}}"}""")).Is(200);
        Assert.Equal((0, "noDeadLetter"), ((int)again["replayed"]!, (string?)again["why"]));
    }

    [Fact]
    public async Task The_pages_example_is_tried_out_and_what_could_lead_elsewhere_is_refused()
    {
        var put = (await _world.Put("/v1/webhooks/crm", _examples[0])).Is(201);
        Assert.True(((string)put["secret"]!).Length >= 32);
        Assert.Null((await _world.Get("/v1/webhooks/crm")).Is(200)["secret"]);
        (await _world.Put("/v1/webhooks/crm", _examples[0].Replace("https://crm.example/routing", _receiver.Url, StringComparison.Ordinal), ("If-Match", "\"1\""))).Is(200);
        Assert.True((bool)(await _world.Post("/v1/webhooks/crm:test")).Is(200)["delivered"]!);
        var test = await _receiver.Next();
        Assert.Equal(("webhook.test crm", HookSignature.Of((string)put["secret"]!, _clock.GetUtcNow(), test.Body)), (test.What, test.Signature));
        Assert.DoesNotContain((string)put["secret"]!, (await _world.Get("/v1/webhooks")).Is(200).Body, StringComparison.Ordinal);

        await Refused("""{"url":"ftp://crm.example"}""", 400, "invalid-value", "url");
        await Refused("""{"url":"http://crm.example"}""", 422, "rule-broken", "url");
        await Refused("""{"url":"https://10.0.0.1/x"}""", 422, "rule-broken", "url");
        await Refused("""{"url":"https://[fd00::1]/x"}""", 422, "rule-broken", "url");
        await Refused("""{"url":"https://crm.example","types":["contact.lost"]}""", 400, "invalid-value", "types");
        await Refused("""{"url":"https://crm.example","secret":"short"}""", 400, "invalid-value", "secret");
        (await _world.Put("/v1/webhooks/crm", _examples[0], ("If-Match", "\"1\""))).Is(412);
        (await _world.Delete("/v1/webhooks/crm")).Is(204);
        (await _world.Get("/v1/webhooks/crm")).Is(404);
        (await _world.Post("/v1/webhooks/crm:test")).Is(404);
    }

    private async Task Subscribe(string secret, int status = 201) =>
        (await _world.Put("/v1/webhooks/crm", $$"""{"url":"{{_receiver.Url}}","types":["contact.queued","contact.abandoned"],"secret":"{{secret}}"}""")).Is(status);

    private async Task Refused(string json, int status, string kind, string field) => (await _world.Put("/v1/webhooks/other", json)).Is(status).IsProblem(kind, field);

    private async Task Arrives(string contact) =>
        (await _world.Post("/v1/contacts", $$"""{"id":"{{contact}}","customerId":"u-1","channel":"chat","queue":"after-sales"}""")).Is(201);

    private async Task Abandons(string contact) => (await _world.Post($"/v1/contacts/{contact}:abandon")).Is(200);

    private async Task<Received> Came(string what)
    {
        var next = await _receiver.Next();
        Assert.Equal(what, next.What);
        var seconds = long.Parse(next.Signature[2..next.Signature.IndexOf(',', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
        Assert.Equal(HookSignature.Of(Secret, DateTimeOffset.FromUnixTimeSeconds(seconds), next.Body), next.Signature);
        return next;
    }

    /// <summary>The next that was taken; of a kind where one is told.</summary>
    private async Task<Received> Taken(string? what)
    {
        while (true)
        {
            if (await _receiver.Next() is { IsTaken: true } next && (what is null || next.What == what)) return next;
        }
    }

    private Task<JsonNode> Retrying(string contact, int events) => Until(
        "/v1/webhooks/crm", said => said["retrying"]!.AsArray() is [{ } one] && (string?)one["subject"] == contact && (int)one["events"]! == events);

    private async Task<JsonNode> Until(string path, Func<JsonNode, bool> wished)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            bound.Token.ThrowIfCancellationRequested();
            if ((await _world.Get(path)).Is(200).Json is { } said && wished(said)) return said;
        }
    }

    /// <summary>Time goes on a little while something is asked for: who looks for a contact on its way pauses for some milliseconds.</summary>
    private async Task<T> Meanwhile<T>(Task<T> asked)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!asked.IsCompleted)
        {
            bound.Token.ThrowIfCancellationRequested();
            for (var turn = 0; turn < 1000 && !asked.IsCompleted; turn++) await Task.Yield();
            if (!asked.IsCompleted) Pass(TimeSpan.FromMilliseconds(1));
        }
        return await asked;
    }

    private void Pass(TimeSpan time)
    {
        var until = _clock.GetUtcNow() + time;
        _clock.MoveTo(until);
        while (_clock.RingNext(until))
        {
        }
    }

    [GeneratedRegex("```json\\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
