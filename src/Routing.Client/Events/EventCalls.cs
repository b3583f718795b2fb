using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Routing.Client;

/// <summary>The event stream, <c>/v1/events</c>: connected anew when it breaks, without gap or repeat.</summary>
public sealed class EventCalls
{
    private readonly ApiConnection _connection;

    internal EventCalls(ApiConnection connection) => _connection = connection;

    /// <summary>Events as they happen, for ever; ends by cancellation, or by an exception when the server stays away.</summary>
    /// <param name="after">The cursor to go on from; null starts where the server starts.</param>
    /// <param name="connected">Called each time the stream stands.</param>
    /// <exception cref="RoutingProblemException">The server refused the stream for good.</exception>
    public async IAsyncEnumerable<StreamedEvent> Stream(
        EventFilter? filter = null, string? after = null, Action? connected = null, [EnumeratorCancellation] CancellationToken ct = default)
    {
        var options = _connection.Options;
        string? cursor = null;
        for (var failures = 0; ; failures++)
        {
            if (failures > options.MaxReconnects) throw new HttpRequestException($"The event stream could not be kept up: {failures} attempts in a row failed. Is the server there?");
            if (failures > 0) await Task.Delay(_connection.Pause(failures), options.Clock, ct);
            using var silence = new CancellationTokenSource(options.AttemptBound, options.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, silence.Token);
            using var response = await TryOpen(filter ?? new EventFilter(), after, cursor, either.Token, ct);
            if (response is null) continue;
            silence.CancelAfter(options.StreamSilence);
            connected?.Invoke();
            var bytes = new SilenceGuard(await response.Content.ReadAsStreamAsync(ct), silence, options.StreamSilence);
            await using var blocks = SseReader.Read(bytes, either.Token).GetAsyncEnumerator(either.Token);
            while (await TryNext(blocks, ct))
            {
                failures = 0;
                var (id, data) = blocks.Current;
                // A server that resumes at the cursor instead of after it must not make us count an event twice.
                if (id is null || id == cursor) continue;
                cursor = id;
                if (data is not null) yield return new StreamedEvent(id, JsonSerializer.Deserialize(data, ApiJson.Default.EventView)!);
            }
        }
    }

    private async Task<HttpResponseMessage?> TryOpen(EventFilter filter, string? after, string? cursor, CancellationToken bounded, CancellationToken ct)
    {
        var path = ApiCall.Query("v1/events",
            ("types", filter.Types.Count > 0 ? string.Join(',', filter.Types) : null), ("agent", filter.Agent), ("queue", filter.Queue), ("after", after));
        HttpResponseMessage response;
        // The server takes the header, once there is one, for the later word.
        try
        {
            response = await _connection.Open(ApiCall.Get(path).With("Accept", "text/event-stream").With("Last-Event-ID", cursor), bounded);
        }
        catch (Exception failure) when (IsBroken(failure, ct))
        {
            return null;
        }
        if (response.IsSuccessStatusCode) return response;
        using (response)
        {
            if (!ProblemReader.IsTransient(response.StatusCode)) throw await ProblemReader.Read(response, _connection.Options.Clock, ct);
            return null;
        }
    }

    private static async ValueTask<bool> TryNext(IAsyncEnumerator<(string? Id, string? Data)> blocks, CancellationToken ct)
    {
        try
        {
            return await blocks.MoveNextAsync();
        }
        catch (Exception failure) when (IsBroken(failure, ct))
        {
            return false;
        }
    }

    private static bool IsBroken(Exception failure, CancellationToken ct) =>
        !ct.IsCancellationRequested && failure is HttpRequestException or IOException or OperationCanceledException;
}
