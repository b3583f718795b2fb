using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>Turns exceptions into problems. The text of an exception goes to the log, never to the caller.</summary>
internal sealed partial class Failures(TimeProvider clock, ILogger<Failures> log)
{
    public const int RetryAfterSeconds = 1;

    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(1);
    private readonly StoreEpisode _unexpected = new(clock);
    private long _toldAt;

    public Problem ToProblem(Exception failure, string operation)
    {
        switch (failure)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return ProblemKinds.TooLarge.At("body", "Send a smaller body.");
            case BadHttpRequestException:
                return ProblemKinds.BadRequest.With("The request broke off, or is not valid HTTP. Send it again.");
            case StoreUnavailableException { IsUnexpected: true } broken:
                if (_unexpected.Begins()) StoreBroke(operation, broken.Cause);
                return Busy();
            case StoreUnavailableException or FencedException or TimeoutException or OperationCanceledException:
                Tell(operation, failure);
                return Busy();
            default:
                Unexpected(operation, failure);
                return ProblemKinds.Internal.With("It was logged. Repeat the request with the same ids: that is safe. If it stays, tell the operator the traceId.");
        }
    }

    public static Problem Busy() => new(ProblemKinds.Unavailable)
    {
        Detail = "Nothing acknowledged is lost. Repeat the request with the same ids after the time in Retry-After: that is safe.",
        RetryAfterSeconds = RetryAfterSeconds,
    };

    /// <summary>Once a second at most: while a disk is full every request fails, and the log must not fill what is left.</summary>
    private void Tell(string operation, Exception failure)
    {
        var toldAt = Volatile.Read(ref _toldAt);
        if (toldAt != 0 && clock.GetElapsedTime(toldAt) < TellEvery) return;
        if (Interlocked.CompareExchange(ref _toldAt, clock.GetTimestamp(), toldAt) == toldAt) Unavailable(operation, failure.GetType().Name);
    }

    [LoggerMessage(LogLevel.Warning, "{Operation} answered 503: {Cause}")]
    private partial void Unavailable(string operation, string cause);

    [LoggerMessage(LogLevel.Error, "{Operation} answered 503, as the store broke in a way that nobody foresaw: {Cause}. What follows within a minute is not told.")]
    private partial void StoreBroke(string operation, string cause);

    [LoggerMessage(LogLevel.Error, "{Operation} failed unexpectedly")]
    private partial void Unexpected(string operation, Exception failure);
}
