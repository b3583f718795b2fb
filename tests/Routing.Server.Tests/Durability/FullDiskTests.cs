using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Routing.Server.Tests;

/// <summary>A disk that is full: each write is refused with 503, nothing that was acknowledged is lost, and with room it goes on by itself.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const int Most = 3_000;
    private static readonly string Long = new('x', 16_000);
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_finds_no_room_is_refused_and_taken_once_there_is_some(bool asFileSystem)
    {
        using var disk = SmallDisk.Under(_data, asFileSystem);
        var taken = new List<string>();
        await using (var server = await RunningServer.Start(ServerProcess.StartBounded("--data", _data.Path, "--urls", $"http://127.0.0.1:{FreePort.Find()}", "--requests-per-second", "100000")))
        {
            using var http = Caller(server);
            await Asking.Until(async () => (await http.PutAsJsonAsync("v1/queues/vip", new { name = "VIP" })).IsSuccessStatusCode, ServerProcess.Bound, "it takes a queue");
            disk.Narrow(server.Process.Id);

            var refused = await Fill(http, taken);
            // Of the one refused the record may have found room yet: a repeat of it is then no refusal, and need not be.
            for (var more = 2; more <= 6; more++) await IsRefused(await Create(http, $"c-{taken.Count + more}"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await http.GetAsync("readyz")).StatusCode);
            Assert.False(server.Process.HasExited, server.Process.Everything);
            // One line says it, or the log would fill what is left.
            Assert.Single(server.Process.Everything.Split('\n'), line => line.Contains("The store refuses.", StringComparison.Ordinal));

            disk.MakeRoom(server.Process.Id);
            await Asking.Until(async () => (await Create(http, refused)).IsSuccessStatusCode, ServerProcess.Bound, "it takes contacts again");
            taken.Add(refused);
            for (var more = 0; more < 3; more++)
            {
                var id = $"c-{taken.Count + 1}";
                await Asking.Until(async () => (await Create(http, id)).IsSuccessStatusCode, ServerProcess.Bound, $"it takes {id}");
                taken.Add(id);
            }
            await AreThere(http, taken);
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("readyz")).StatusCode);
            await Asking.Until(async () => (long?)(await Read(http, "v1/history"))["eventsBehind"] == 0, ServerProcess.Bound, "history has caught up");
            await server.Process.Kill();
        }
        await using (var server = await RunningServer.Start(_data))
        {
            using var http = Caller(server);
            await AreThere(http, taken);
            Assert.Equal(0, await server.Process.Stop(ServerProcess.Bound));
        }
        var verified = await ServerProcess.Run("verify", "--data", _data.Path);
        Assert.True(verified.Code == 0, $"{verified}");
    }

    /// <summary>Hands contacts in until the store refuses, and answers the id of the one that was refused.</summary>
    private static async Task<string> Fill(HttpClient http, List<string> taken)
    {
        for (var tries = 0; tries < Most; tries++)
        {
            var id = $"c-{taken.Count + 1}";
            using var answer = await Create(http, id);
            if (answer.IsSuccessStatusCode)
            {
                taken.Add(id);
                continue;
            }
            await IsRefused(answer);
            // A machine that is busy with other tests may be late, too.
            if ((await http.GetAsync("readyz")).IsSuccessStatusCode) continue;
            Assert.True(taken.Count > 20, $"Only {taken.Count} contacts found room.");
            return id;
        }
        throw new InvalidOperationException($"{Most} contacts found room.");
    }

    private static HttpClient Caller(RunningServer server) => new() { BaseAddress = server.Address, Timeout = ServerProcess.Bound };

    private static Task<HttpResponseMessage> Create(HttpClient http, string id) =>
        http.PostAsJsonAsync("v1/contacts", new { id, customerId = $"u-{id}", channel = "chat", queue = "vip", text = Long });

    private static async Task IsRefused(HttpResponseMessage answer)
    {
        var said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{answer.StatusCode}: {said}");
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, "It does not say when to come again.");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.False(string.IsNullOrEmpty((string?)JsonNode.Parse(said)!["detail"]));
    }

    /// <summary>Each that was acknowledged waits, and none that was not waits beside it.</summary>
    private static async Task AreThere(HttpClient http, List<string> taken)
    {
        foreach (var id in taken) Assert.Equal("queued", (string?)(await Read(http, $"v1/contacts/{id}"))["state"]);
        Assert.Equal(taken.Count, (int)(await Read(http, "v1/queues/vip"))["waiting"]!);
    }

    private static async Task<JsonNode> Read(HttpClient http, string path)
    {
        JsonNode? said = null;
        await Asking.Until(
            async () =>
            {
                using var answer = await http.GetAsync(path);
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) return false;
                said = JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
                return true;
            },
            ServerProcess.Bound, $"{path} is read");
        return said!;
    }
}
