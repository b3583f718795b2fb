using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Routing.Actors;
using Routing.Client;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>A contact refers to its recording and transcript: told with it or later, kept in history, and gone with the customer.</summary>
public sealed class RecordingApiTests : IDisposable
{
    private const string Recording = "https://recordings.example/c-1.wav?sig=s3cret";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-recordings-");

    [Fact]
    public async Task Told_with_the_contact_and_after_its_end_it_is_in_history_until_it_is_erased()
    {
        using var history = SqliteHistory.Open(Path.Combine(_folder.FullName, "history.db"));
        await using var world = await World.Start(services: services => services.AddSingleton<IHistory>(history));
        await world.OneQueueOneAgent();
        Assert.Equal(Recording, (string?)(await world.Post("/v1/contacts", $$"""{"id":"c-1","customerId":"u-7","channel":"chat","queue":"after-sales","recordingUrl":"{{Recording}}"}""")).Is(201)["recordingUrl"]);
        await world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "offered");
        Assert.Equal(Recording, (string?)(await world.Get("/v1/agents/li-na/offers")).Is(200)["items"]![0]!["context"]!["recordingUrl"]);
        (await world.Post("/v1/offers/c-1~1:accept", null, ("X-Agent", "li-na"))).Is(200);
        // Handled, it cannot be corrected; where it is recorded can be told all the same.
        (await world.Patch("/v1/contacts/c-1", """{"transcriptUrl":"t-0","urgency":3}""")).Is(409);
        Assert.Null((string?)(await world.Get("/v1/contacts/c-1")).Is(200)["transcriptUrl"]);
        Assert.Equal("t-0", (string?)(await world.Patch("/v1/contacts/c-1", """{"transcriptUrl":"t-0"}""")).Is(200)["transcriptUrl"]);
        Assert.Equal((Recording, "t-0"), Refers((await world.Get("/v1/contacts/c-1/context")).Is(200).Json!));
        (await world.Post("/v1/contacts/c-1:complete", """{"resolved":true}""", ("X-Agent", "li-na"))).Is(200);
        (await world.Post("/v1/contacts/c-1:close", null, ("X-Agent", "li-na"))).Is(200);
        await world.Eventually("/v1/contacts/c-1", said => (string?)said["state"] == "closed");
        Assert.Equal((Recording, "urn:t:1"), Refers((await world.Patch("/v1/contacts/c-1", """{"transcriptUrl":"urn:t:1"}""")).Is(200).Json!));

        Assert.Equal((Recording, "urn:t:1"), Refers(Assert.Single((await world.Get("/v1/history/contacts?customer=u-7")).Is(200)["items"]!.AsArray())!));
        Assert.EndsWith($",{Recording},urn:t:1\r\n", (await world.Get("/v1/history/contacts:export?format=csv")).Is(200).Body, StringComparison.Ordinal);
        Assert.Contains("\"transcriptUrl\":\"urn:t:1\"", (await world.Get("/v1/history/contacts:export")).Is(200).Body, StringComparison.Ordinal);

        // What cannot be erased tells that there is one, and not where.
        var events = (await world.Get("/v1/contacts/c-1/events")).Is(200).Body;
        Assert.Equal(3, events.Split("\"contact.recorded\"").Length - 1);
        var audit = (await world.Get("/v1/audit?kind=contact&id=c-1")).Is(200);
        Assert.Equal(["made", "made", "refused"], audit["items"]!.AsArray().Where(c => (string?)c!["what"] == "correctContact").Select(c => (string?)c!["outcome"]));
        Assert.Equal((true, true), ((bool)audit["items"]![0]!["after"]!["hasRecording"]!, (bool)audit["items"]![0]!["after"]!["hasTranscript"]!));
        Assert.DoesNotContain("s3cret", events + audit.Body + string.Concat(world.Failures.Everything), StringComparison.Ordinal);

        (await world.Delete("/v1/customers/u-7/history")).Is(200);
        Assert.Equal((null, null), Refers((await world.Get("/v1/contacts/c-1")).Is(200).Json!));
        Assert.DoesNotContain("s3cret", (await world.Get("/v1/history/contacts:export")).Is(200).Body, StringComparison.Ordinal);
        (await world.Patch("/v1/contacts/c-1", $$"""{"recordingUrl":"{{Recording}}"}""")).Is(409);

        // Made again from the log, it has what the contact says by now: nothing.
        using var again = SqliteHistory.Open(Path.Combine(_folder.FullName, "again.db"));
        var follower = new HistoryFollower(again, world.Store, sources: world.Services.GetRequiredService<RetentionReads>());
        while (await follower.Step(default)) { }
        Assert.Null(Assert.Single(await again.Journeys(new JourneyQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, 10))).RecordingUrl);
    }

    [Theory]
    [InlineData("""{"recordingUrl":"http://recordings.example/1"}""", "recordingUrl")]
    [InlineData("""{"recordingUrl":"javascript:alert(1)"}""", "recordingUrl")]
    [InlineData("""{"transcriptUrl":"https://me:secret@recordings.example/1"}""", "transcriptUrl")]
    [InlineData("""{"transcriptUrl":"a b"}""", "transcriptUrl")]
    [InlineData("""{"transcriptUrl":7}""", "transcriptUrl")]
    public async Task What_is_no_reference_is_refused_by_name(string patch, string field)
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        (await world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-7","channel":"chat","queue":"after-sales"}""")).Is(201);
        Assert.Equal(field, (string?)(await world.Patch("/v1/contacts/c-1", patch)).Is(400)["field"]);
        Assert.Equal(field, (string?)(await world.Post("/v1/contacts", """{"id":"c-2","customerId":"u-7","channel":"chat","queue":"after-sales",""" + patch[1..])).Is(400)["field"]);
        (await world.Patch("/v1/contacts/c-none", """{"recordingUrl":"r-1"}""")).Is(404);
    }

    [Fact]
    public async Task The_client_tells_one_leaves_the_other_and_takes_it_back()
    {
        await using var world = await World.Start();
        await world.OneQueueOneAgent();
        using var client = new RoutingClient(world.Http.BaseAddress!);
        await client.Contacts.Create(new CreateContact { Id = "c-1", CustomerId = "u-7", Channel = Channel.Chat, Queue = "after-sales", RecordingUrl = "r-1" });
        Assert.Equal(("r-1", "t-1"), Refers(await client.Contacts.Refer("c-1", transcriptUrl: "t-1")));
        Assert.Equal((null, "t-1"), Refers(await client.Contacts.Refer("c-1", recordingUrl: "")));
        // A correction is whole, but leaves what it does not name of these.
        Assert.Equal((null, "t-1"), Refers(await client.Contacts.Correct("c-1", new CorrectContact { Queue = "after-sales", Urgency = 3 })));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static (string?, string?) Refers(JsonNode at) => ((string?)at["recordingUrl"], (string?)at["transcriptUrl"]);

    private static (string?, string?) Refers(ContactView at) => (at.RecordingUrl, at.TranscriptUrl);
}
