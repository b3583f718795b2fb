using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>Turns exceptions into problems. The text of an exception goes to the log, never to the caller.</summary>
internal sealed partial class Failures(TimeProvider clock, ILogger<Failures> log)
{
    public const int RetryAfterSeconds = 1;

    /// <summary>In place of a contact's id, where a request is about none, or about several.</summary>
    private const string Unknown = "-";

    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(1);
    private readonly StoreEpisode _unexpected = new(clock);
    private long _toldAt;

    public Problem ToProblem(Exception failure, string operation, string? contact = null)
    {
        switch (failure)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return ProblemKinds.TooLarge.At("body", "Send a smaller body.");
            case BadHttpRequestException:
                return ProblemKinds.BadRequest.With("The request broke off, or is not valid HTTP. Send it again.");
            case StoreUnavailableException { IsUnexpected: true } broken:
                if (_unexpected.Begins()) StoreBroke(operation, broken.Cause, contact ?? Unknown, TraceId);
                return Busy();
            case StoreUnavailableException or FencedException or TimeoutException or OperationCanceledException:
                Tell(operation, failure, contact ?? Unknown);
                return Busy();
            default:
                Unexpected(operation, contact ?? Unknown, TraceId, failure);
                return ProblemKinds.Internal.With("It was logged. Repeat the request with the same ids: that is safe. If it stays, tell the operator the traceId.");
        }
    }

    /// <summary>As the answer has it, so that the one finds the other.</summary>
    private static string? TraceId => Activity.Current?.TraceId.ToHexString();

    public static Problem Busy() => new(ProblemKinds.Unavailable)
    {
        Detail = "Nothing acknowledged is lost. Repeat the request with the same ids after the time in Retry-After: that is safe.",
        RetryAfterSeconds = RetryAfterSeconds,
    };

    /// <summary>Once a second at most: while a disk is full every request fails, and the log must not fill what is left.</summary>
    private void Tell(string operation, Exception failure, string contact)
    {
        var toldAt = Volatile.Read(ref _toldAt);
        if (toldAt != 0 && clock.GetElapsedTime(toldAt) < TellEvery) return;
        if (Interlocked.CompareExchange(ref _toldAt, clock.GetTimestamp(), toldAt) == toldAt) Unavailable(operation, failure.GetType().Name, contact, TraceId);
    }

    [LoggerMessage(LogLevel.Warning, "{Operation} answered 503: {Cause}; contact {Contact}, traceId {TraceId}")]
    private partial void Unavailable(string operation, string cause, string contact, string? traceId);

    [LoggerMessage(LogLevel.Error, "{Operation} answered 503, as the store broke in a way that nobody foresaw: {Cause}. What follows within a minute is not told; contact {Contact}, traceId {TraceId}")]
    private partial void StoreBroke(string operation, string cause, string contact, string? traceId);

    [LoggerMessage(LogLevel.Error, "{Operation} failed unexpectedly; contact {Contact}, traceId {TraceId}")]
    private partial void Unexpected(string operation, string contact, string? traceId, Exception failure);
}
