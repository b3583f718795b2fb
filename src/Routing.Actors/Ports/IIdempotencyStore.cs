using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>Remembers the answers given under an <c>Idempotency-Key</c>, so that a repeat gets the same one.</summary>
public interface IIdempotencyStore
{
    /// <summary>The answer kept under a key; null when there is none, or it is older than <see cref="StoredResponse.KeptFor"/>.</summary>
    ValueTask<StoredResponse?> Find(string key, CancellationToken ct = default);

    /// <summary>Completes once the answer is durable; the first answer under a key stays.</summary>
    ValueTask Save(string key, StoredResponse response);
}

/// <summary>An answer as it was sent.</summary>
/// <param name="Fingerprint">Hash of the request: the same key with another request is an error of the caller.</param>
public sealed record StoredResponse(
    string Fingerprint, int Status, string? ContentType, ImmutableDictionary<string, string> Headers, ReadOnlyMemory<byte> Body, DateTimeOffset At)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
}
