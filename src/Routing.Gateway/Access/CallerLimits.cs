using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Routing.Gateway;

/// <summary>How much one caller may ask: requests over time, and streams at once; and imports, one at a time whoever asks.</summary>
public sealed class CallerLimits : IDisposable
{
    private readonly PartitionedRateLimiter<Caller> _requests;
    private readonly PartitionedRateLimiter<IPAddress> _unknown;
    private readonly PartitionedRateLimiter<Caller> _streams;
    private readonly ConcurrencyLimiter _allStreams;
    private readonly ConcurrencyLimiter _imports = new(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 });

    public CallerLimits(GatewayOptions options)
    {
        _requests = PartitionedRateLimiter.Create<Caller, string>(caller => RateLimitPartition.GetTokenBucketLimiter(caller.Name, _ => Bucket(options.RequestBurst, options.RequestsPerSecond)));
        _unknown = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetTokenBucketLimiter(address, _ => Bucket(options.UnknownKeyBurst, options.UnknownKeysPerSecond)));
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
        return lease.IsAcquired ? null : TooMany("This key makes too many requests.", WaitOf(lease));
    }

    /// <summary>
    /// A request that came with no valid key. Only such are counted, so that whoever has one is served from the same address all the while;
    /// to guess one by being served is beyond anybody: it has 256 bits.
    /// </summary>
    internal Problem? Unknown(IPAddress? address)
    {
        using var lease = _unknown.AttemptAcquire(NetworkOf(address ?? IPAddress.None));
        return lease.IsAcquired ? null : TooMany("Too many requests without a valid key come from this address. Send Authorization: Bearer KEY with a key that was not revoked.", WaitOf(lease));
    }

    // Whoever has one address of IPv6 has as many of its network as anybody could count.
    private static IPAddress NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = Math.Max(1, perSecond / 10),
        ReplenishmentPeriod = TimeSpan.FromSeconds(perSecond < 10 ? 1.0 / perSecond : 0.1),
        QueueLimit = 0,
    };

    private static int WaitOf(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;

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
        _unknown.Dispose();
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
