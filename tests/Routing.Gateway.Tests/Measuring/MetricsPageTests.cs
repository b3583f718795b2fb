using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;

namespace Routing.Gateway.Tests;

/// <summary>The figures for Prometheus, and health.</summary>
public sealed class MetricsPageTests
{
    [Fact]
    public async Task The_figures_tell_of_requests_and_of_each_queue_and_of_no_customer()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-secret","channel":"chat","queue":"after-sales"}""");
        var page = (await world.Get("/metrics")).Is(200);
        Assert.StartsWith("text/plain", page.Message.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        Assert.Contains("routing_queue_waiting{queue=\"after-sales\"}", page.Body, StringComparison.Ordinal);
        Assert.Contains("routing_queue_offers_expired_today{queue=\"after-sales\"} 0", page.Body, StringComparison.Ordinal);
        Assert.Contains("routing_queue_service_level_target_percent{queue=\"after-sales\"}", page.Body, StringComparison.Ordinal);
        Assert.Contains("routing_http_request_duration_seconds_count{operation=\"createContact\",status=\"201\"}", page.Body, StringComparison.Ordinal);
        Assert.Contains("routing_contacts_created_total{queue=\"after-sales\"}", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("u-secret", page.Body, StringComparison.Ordinal);
        foreach (var line in page.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.Matches("""^(# (HELP|TYPE) [a-z_A-Z0-9]+ ?.*|[a-zA-Z_][a-zA-Z0-9_]*(\{([a-zA-Z_][a-zA-Z0-9_]*="[^"]*",?)*\})? -?[0-9.E+Na-]+|.*_bucket\{.*le="\+Inf"\} [0-9]+)$""", line);
        foreach (var name in page.Body.Split('\n').Where(l => l.StartsWith("# TYPE", StringComparison.Ordinal)).GroupBy(l => l.Split(' ')[2])) Assert.Single(name);
    }

    [Fact]
    public async Task What_comes_by_no_api_is_counted_all_the_same()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent("calls-of-grains");
        var sent = new CreateContact { Channel = Channel.Voice, CustomerId = "u-1", Queue = "calls-of-grains" };
        Assert.Null((await world.Services.GetRequiredService<ContactIntake>().Take(sent, "c-1", null)).Refusal);
        Assert.True((await world.Services.GetRequiredService<ContactIntake>().Take(sent, "c-1", null)).IsRepeat);
        var offer = (string)(await world.Eventually("/v1/contacts/c-1", contact => (string?)contact["state"] == "offered"))["offer"]!["id"]!;
        Assert.Null((await world.Services.GetRequiredService<OfferAnswers>().Accept(offer, null)).Refusal);

        var page = (await world.Get("/metrics")).Is(200);
        Assert.Contains("routing_contacts_created_total{queue=\"calls-of-grains\"} 1\n", page.Body, StringComparison.Ordinal);
        Assert.Contains("routing_offers_ended_total{queue=\"calls-of-grains\",outcome=\"accepted\"} 1\n", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_and_readiness_answer_plainly()
    {
        await using var world = await World.Start();
        Assert.Equal("healthy", (await world.Get("/healthz")).Is(200).Body);
        Assert.Equal("ready", (await world.Get("/readyz")).Is(200).Body);
    }
}
