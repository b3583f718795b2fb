using System.Threading.RateLimiting;

namespace Routing.Gateway;

/// <summary>How much one caller may ask: requests over time, and streams at once; and imports, one at a time whoever asks.</summary>
public sealed class CallerLimits : IDisposable
{
    private readonly PartitionedRateLimiter<Caller> _requests;
    private readonly PartitionedRateLimiter<Caller> _streams;
    private readonly ConcurrencyLimiter _allStreams;
    private readonly ConcurrencyLimiter _imports = new(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 });

    public CallerLimits(GatewayOptions options)
    {
        _requests = PartitionedRateLimiter.Create<Caller, string>(caller => RateLimitPartition.GetTokenBucketLimiter(caller.Name, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.RequestBurst,
            TokensPerPeriod = Math.Max(1, options.RequestsPerSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromSeconds(options.RequestsPerSecond < 10 ? 1.0 / options.RequestsPerSecond : 0.1),
            QueueLimit = 0,
        }));
        _streams = PartitionedRateLimiter.Create<Caller, string>(caller => RateLimitPartition.GetConcurrencyLimiter(caller.Name, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = options.MaxStreamsPerCaller,
            QueueLimit = 0,
        }));
        _allStreams = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = options.MaxStreams, QueueLimit = 0 });
    }

    internal Problem? Request(Caller caller)
    {
        using var lease = _requests.AttemptAcquire(caller);
        if (lease.IsAcquired) return null;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Ceiling(after.TotalSeconds) : 1;
        return TooMany("This key makes too many requests.", Math.Max(1, wait));
    }

    /// <summary>A place for a stream, to be given back; null when there is none.</summary>
    internal IDisposable? Stream(Caller caller, out Problem? problem)
    {
        problem = null;
        var own = _streams.AttemptAcquire(caller);
        var any = own.IsAcquired ? _allStreams.AttemptAcquire() : null;
        if (any is { IsAcquired: true }) return new Places(own, any);
        problem = TooMany(any is null ? "This key has too many streams open: close one." : "Too many streams are open.", 5);
        any?.Dispose();
        own.Dispose();
        return null;
    }

    /// <summary>The place for an import, to be given back; null while another has it.</summary>
    internal IDisposable? Import(out Problem? problem)
    {
        var place = _imports.AttemptAcquire();
        problem = place.IsAcquired ? null : TooMany("Another import is under way.", 5);
        if (problem is null) return place;
        place.Dispose();
        return null;
    }

    public void Dispose()
    {
        _imports.Dispose();
        _requests.Dispose();
        _streams.Dispose();
        _allStreams.Dispose();
    }

    private static Problem TooMany(string what, int seconds) =>
        new(ProblemKinds.TooManyRequests) { Detail = $"{what} Repeat after the time in Retry-After.", RetryAfterSeconds = seconds };

    private sealed record Places(IDisposable Own, IDisposable Any) : IDisposable
    {
        public void Dispose()
        {
            Any.Dispose();
            Own.Dispose();
        }
    }
}
