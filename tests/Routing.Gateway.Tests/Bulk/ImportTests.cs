using System.Net;

namespace Routing.Gateway.Tests;

/// <summary>Imports take their time: longer than any other answer, one after the other, and not for ever.</summary>
public sealed class ImportTests
{
    private const string JsonLines = "application/x-ndjson";

    [Fact]
    public async Task An_import_may_take_longer_than_any_other_answer()
    {
        await using var world = await World.Start(new GatewayOptions { AnswerBound = TimeSpan.FromMilliseconds(5) });
        var report = (await world.Upload("/v1/customers:import", JsonLines, Customers(3000))).Is(200);
        Assert.Equal(3000, (int)report["created"]!);
    }

    [Theory]
    [InlineData("""{"id":"q-1","name":"Q","colour":1}""", "q-1")]
    [InlineData("""{"name":7,"id":"q-1"}""", "q-1")]
    [InlineData("""{"id":"q-1"}""", "q-1")]
    [InlineData("""{"id":"a b","name":"Q"}""", null)]
    [InlineData("""{"id":7,"name":"Q"}""", null)]
    [InlineData("""["q-1"]""", null)]
    [InlineData("""{"id":"q-1",""", null)]
    public async Task A_refused_line_is_told_by_its_id_where_that_can_be_read(string line, string? id)
    {
        await using var world = await World.Start();
        var told = Assert.Single((await world.Upload("/v1/queues:import", JsonLines, line)).Is(200)["report"]!.AsArray())!;
        Assert.Equal(("refused", id), ((string?)told["outcome"], (string?)told["id"]));
    }

    [Fact]
    public async Task Past_its_own_bound_it_stops_and_reports_what_was_done_so_far()
    {
        await using var world = await World.Start(new GatewayOptions { ImportBound = TimeSpan.Zero });
        var report = (await world.Upload("/v1/customers:import", JsonLines, Customers(5))).Is(200);
        Assert.Equal(0, (int)report["created"]!);
        var line = Assert.Single(report["report"]!.AsArray())!;
        Assert.Equal((1, "refused"), ((int)line["line"]!, (string)line["outcome"]!));
        Assert.Contains("not read", (string)line["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_import_at_a_time_is_taken_and_another_is_told_when_to_come_back()
    {
        await using var world = await World.Start();
        using var slow = new HalfSent(Customers(1));
        using var patient = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(30) }) { BaseAddress = world.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/customers:import") { Content = slow };
        // The server asks for the body once the import has its turn.
        request.Headers.ExpectContinue = true;
        var first = patient.SendAsync(request);
        await slow.Begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var refused = (await world.Upload("/v1/agents:import", JsonLines, "{}")).Is(429);
        Assert.NotNull(refused.IsProblem("too-many-requests").Header("Retry-After"));

        slow.Rest.SetResult();
        (await Said.Of(await first)).Is(200);
        (await world.Upload("/v1/agents:import", JsonLines, "{}")).Is(200);
    }

    private static string Customers(int count) => string.Concat(Enumerable.Range(0, count).Select(n => $"{{\"id\":\"u-{n}\"}}\n"));

    /// <summary>A body whose second half is sent when the test says so.</summary>
    private sealed class HalfSent : HttpContent
    {
        private readonly byte[] _body;

        public HalfSent(string body)
        {
            _body = System.Text.Encoding.UTF8.GetBytes(body);
            Headers.ContentType = new(JsonLines);
        }

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Rest { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Begun.TrySetResult();
            await stream.WriteAsync(_body.AsMemory(0, _body.Length / 2));
            await stream.FlushAsync();
            await Rest.Task;
            await stream.WriteAsync(_body.AsMemory(_body.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
