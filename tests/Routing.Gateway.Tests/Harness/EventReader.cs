using System.Text.Json.Nodes;

namespace Routing.Gateway.Tests;

/// <summary>Reads a stream of server-sent events as a browser would, within a bound.</summary>
public sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _message;
    private readonly StreamReader _lines;
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromSeconds(20));

    private EventReader(HttpResponseMessage message, Stream body) => (_message, _lines) = (message, new StreamReader(body));

    public static async Task<EventReader> Open(World world, string path, string? lastId = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastId is not null) request.Headers.Add("Last-Event-ID", lastId);
        if (key is not null) request.Headers.Add("Authorization", "Bearer " + key);
        var message = await world.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", message.Content.Headers.ContentType?.MediaType);
        return new EventReader(message, await message.Content.ReadAsStreamAsync());
    }

    public async Task<IReadOnlyList<(string Id, JsonNode Data)>> Read(int count)
    {
        var events = new List<(string, JsonNode)>();
        var id = "";
        while (events.Count < count)
        {
            var line = await NextLine(_ => true);
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) events.Add((id, JsonNode.Parse(line[6..])!));
        }
        return events;
    }

    public async Task<string> NextId() => (await NextLine(line => line.StartsWith("id: ", StringComparison.Ordinal)))[4..];

    public async Task<string> NextLine(Func<string, bool> wished)
    {
        while (true)
        {
            var line = await _lines.ReadLineAsync(_bound.Token) ?? throw new EndOfStreamException();
            if (wished(line)) return line;
        }
    }

    public void Dispose()
    {
        _lines.Dispose();
        _message.Dispose();
        _bound.Dispose();
    }
}
