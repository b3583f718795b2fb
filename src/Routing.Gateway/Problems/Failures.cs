using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>Turns exceptions into problems. The text of an exception goes to the log, never to the caller.</summary>
internal static partial class Failures
{
    public const int RetryAfterSeconds = 1;

    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(1);
    private static long s_toldAt;

    public static Problem ToProblem(Exception failure, string operation, ILogger log)
    {
        switch (failure)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return ProblemKinds.TooLarge.At("body", "Send a smaller body.");
            case BadHttpRequestException:
                return ProblemKinds.BadRequest.With("The request broke off, or is not valid HTTP. Send it again.");
            case StoreUnavailableException or FencedException or TimeoutException or OperationCanceledException:
                Tell(log, operation, failure);
                return Busy();
            default:
                Unexpected(log, operation, failure);
                return ProblemKinds.Internal.With("It was logged. Repeat the request with the same ids: that is safe. If it stays, tell the operator the traceId.");
        }
    }

    public static Problem Busy() => new(ProblemKinds.Unavailable)
    {
        Detail = "Nothing acknowledged is lost. Repeat the request with the same ids after the time in Retry-After: that is safe.",
        RetryAfterSeconds = RetryAfterSeconds,
    };

    /// <summary>Once a second at most: while a disk is full every request fails, and the log must not fill what is left.</summary>
    private static void Tell(ILogger log, string operation, Exception failure)
    {
        var toldAt = Volatile.Read(ref s_toldAt);
        if (toldAt != 0 && Stopwatch.GetElapsedTime(toldAt) < TellEvery) return;
        if (Interlocked.CompareExchange(ref s_toldAt, Stopwatch.GetTimestamp(), toldAt) == toldAt) Unavailable(log, operation, failure.GetType().Name);
    }

    [LoggerMessage(LogLevel.Warning, "{Operation} answered 503: {Cause}")]
    private static partial void Unavailable(ILogger log, string operation, string cause);

    [LoggerMessage(LogLevel.Error, "{Operation} failed unexpectedly")]
    private static partial void Unexpected(ILogger log, string operation, Exception failure);
}
