using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;

namespace Routing.Gateway;

/// <summary>
/// <c>GET /v1/events</c>: every reader reads the log itself, at its own pace, from its own position; so there is no gap,
/// no repeat, and no buffer that a slow reader could fill.
/// </summary>
internal sealed class EventStream(IEventLog log, Gate gate, CallerLimits limits, GatewayOptions options, RequestMeter meter, IHostApplicationLifetime host, TimeProvider clock)
{
    private static readonly TimeSpan AdmitEvery = TimeSpan.FromSeconds(1);

    private const int Batch = 512;
    private const int RetryMilliseconds = 1000;

    public static void Map(OperationMap map, EventStream stream) => map.Add(
        new Operation("GET", "/v1/events", "streamEvents", "Streams events as server-sent events from a cursor on; without one, from now on; after=first starts at the first event kept.",
            Roles.Any, stream.Run)
        { Streams = true, Query = ["after", "types", "agent", "queue"], Reply = typeof(EventView), ReplyTypes = ["text/event-stream"] });

    public async ValueTask<Reply> Run(Call call)
    {
        if (FilterReading.Read(call, out var filter) is { } badFilter) return badFilter;
        var (position, badCursor) = await Start(call);
        if (badCursor is not null) return badCursor;
        using var place = limits.Stream(call.Caller, out var full);
        if (place is null) return full!;
        var response = call.Http.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        call.Http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // A stream has no end of its own, and would hold up a server that is to stop.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(call.Ct, host.ApplicationStopping);
        meter.StreamOpened();
        try
        {
            await Send(call, filter, position, ends.Token);
        }
        catch (Exception) when (ends.IsCancellationRequested)
        {
            // The reader has left, or the server stops. A log that cannot be read breaks the stream off and is logged: a
            // reader who comes back to the same damaged place must not pass for one who has read all there is.
        }
        finally
        {
            meter.StreamClosed();
        }
        return Call.Written;
    }

    private async Task Send(Call call, EventFilter filter, long position, CancellationToken ct)
    {
        using var writer = new EventWriter(withDecisions: call.Caller.Has(DecisionReads.Readers));
        var admittedAt = clock.GetTimestamp();
        writer.Retry(RetryMilliseconds);
        writer.Position(position);
        var told = position;
        while (true)
        {
            // A stream outlives its key, which may have been revoked since.
            if (clock.GetElapsedTime(admittedAt) >= AdmitEvery)
            {
                if (!gate.StillAdmits(call.Http, call.Caller)) return;
                admittedAt = clock.GetTimestamp();
            }
            if (writer.Written.Length > 0)
            {
                // Awaits the reader: while it is slow, nothing more is read from the log.
                await call.Http.Response.BodyWriter.WriteAsync(writer.Written, ct);
                writer.Clear();
            }
            var events = await log.Read(position, Batch, ct);
            foreach (var happened in events)
            {
                position = happened.Position;
                if (!filter.Takes(happened)) continue;
                writer.Event(happened);
                told = position;
            }
            meter.Streamed(events.Count);
            if (events.Count > 0 || await Waited(position, ct)) continue;
            // What was filtered out need not be read again after a reconnect.
            if (told != position) writer.Position(told = position);
            else writer.Heartbeat();
        }
    }

    /// <summary>True when there is an event; false when it is time for a sign of life.</summary>
    private async ValueTask<bool> Waited(long position, CancellationToken ct)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(ct);
        silence.CancelAfter(options.StreamHeartbeat);
        try
        {
            await log.WaitAfter(position, silence.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    private async ValueTask<(long Position, Problem? Problem)> Start(Call call)
    {
        var header = call.Http.Request.Headers["Last-Event-ID"].ToString();
        // A browser that reconnects repeats the address it began with: the header is the later word.
        var (cursor, field) = header.Length > 0 ? (header, "Last-Event-ID") : (call.Query("after"), "after");
        if (string.IsNullOrEmpty(cursor)) return (log.Newest, null);
        if (cursor == EventCursor.First && field == "after") return (0, null);
        var refusal = EventCursor.TryDecode(cursor, out var position) ? await EventStart.Check(log, position, clock, call.Ct) : EventStart.NoCursor();
        return (position, refusal is null ? null : ProblemKinds.InvalidCursor.At(field, refusal.Detail));
    }
}
