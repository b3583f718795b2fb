using System.IO.Compression;
using System.Text;

namespace Routing.Gateway.Tests;

/// <summary>Bodies that are sound and written in another way than usual, and those that are packed.</summary>
public sealed class OddBodyTests : IAsyncLifetime
{
    private World _world = null!;

    public async Task InitializeAsync() => _world = await World.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData("10.0", 10)]
    [InlineData("1e1", 10)]
    [InlineData("-0.0", 0)]
    public async Task A_whole_number_is_one_however_it_is_written(string written, int taken) => Assert.Equal(
        taken, (int)(await _world.Put("/v1/queues/q", $$"""{"name":"Q","maxWaiting":{{written}}}""")).Is(201)["maxWaiting"]!);

    [Theory]
    [InlineData("10.5")]
    [InlineData("1e-1")]
    [InlineData("1e300")]
    public async Task What_is_not_whole_or_beyond_is_refused(string written) =>
        (await _world.Put("/v1/queues/q", $$"""{"name":"Q","maxWaiting":{{written}}}""")).Is(400).IsProblem("invalid-value", "maxWaiting");

    [Fact]
    public async Task A_field_where_none_is_taken_is_refused_in_a_whole_sentence()
    {
        await _world.OneQueueOneAgent();
        (await _world.Post("/v1/contacts", """{"id":"c-1","customerId":"u-1","channel":"chat","queue":"after-sales"}""")).Is(201);
        await _world.Eventually("/v1/contacts/c-1", said => (string?)said["offer"]?["id"] == "c-1~1");
        var refused = (await _world.Post("/v1/offers/c-1~1:accept", """{"quickly":true}""")).Is(400).IsProblem("unknown-field", "quickly");
        Assert.Equal("Remove it: no field is taken here.", (string?)refused["detail"]);
    }

    [Fact]
    public async Task A_packed_body_is_refused_as_such()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write("""{"name":"Q"}"""u8);
        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        (await _world.Send(HttpMethod.Put, "/v1/queues/q", content)).Is(415).IsProblem("wrong-media-type", "Content-Encoding");
        using var plain = new StringContent("""{"name":"Q"}""", Encoding.UTF8, "application/json");
        plain.Headers.ContentEncoding.Add("identity");
        (await _world.Send(HttpMethod.Put, "/v1/queues/q", plain)).Is(201);
    }

    [Theory]
    [InlineData("utf-8", 201)]
    [InlineData("\"UTF-8\"", 201)]
    [InlineData("us-ascii", 201)]
    [InlineData("gbk", 415)]
    [InlineData("utf-16", 415)]
    public async Task A_body_in_another_encoding_is_refused_and_not_misread(string charset, int status)
    {
        using var content = new ByteArrayContent("""{"name":"Q"}"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", $"application/json; charset={charset}");
        var answer = (await _world.Send(HttpMethod.Put, "/v1/queues/q", content)).Is(status);
        if (status == 415) Assert.Equal("Send the body in UTF-8.", (string?)answer.IsProblem("wrong-media-type", "Content-Type")["detail"]);
    }
}
