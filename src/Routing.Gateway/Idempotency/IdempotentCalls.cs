using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Answers a repeat under the same <c>Idempotency-Key</c> with the first answer, for 24 hours.</summary>
internal sealed class IdempotentCalls(IIdempotencyStore store, TimeProvider clock)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";
    private const int MaxKey = 255;

    private readonly ConcurrentDictionary<string, byte> _inFlight = new(StringComparer.Ordinal);

    public async ValueTask<Reply> Run(Call call, Func<Call, ValueTask<Reply>> handle)
    {
        var sent = call.Http.Request.Headers[Header].ToString();
        if (sent.Length is 0 or > MaxKey || sent.AsSpan().ContainsAnyExceptInRange('!', '~'))
            return ProblemKinds.InvalidParameter.At(Header, $"Use 1 to {MaxKey} visible ASCII characters, as of a UUID.");
        // Two callers may well count their requests the same way.
        var key = $"{call.Caller.Name}/{call.Caller.Agent}/{sent}";
        var fingerprint = FingerprintOf(call);
        call.RepeatId = RepeatIdOf(key, fingerprint);
        if (!_inFlight.TryAdd(key, 0))
            return ProblemKinds.RequestInFlight.At(Header, "The first request with this key is not answered yet. Repeat a little later.");
        try
        {
            if (await store.Find(key, call.Ct) is { } kept) return Replay(call, kept, fingerprint);
            var answer = await handle(call);
            // What was refused is judged anew: nothing was done, and the reason may have passed.
            if (answer.Status < 400) await store.Save(key, ToStored(answer, fingerprint));
            return answer;
        }
        finally
        {
            _inFlight.TryRemove(key, out _);
        }
    }

    private static Reply Replay(Call call, StoredResponse kept, string fingerprint)
    {
        if (kept.Fingerprint != fingerprint)
            return ProblemKinds.KeyReused.At(Header, "This key was used for another request. Make a new key for each request, and keep it for repeats only.");
        call.Http.Response.Headers[ReplayedHeader] = "true";
        return new StoredReply(kept);
    }

    private static string FingerprintOf(Call call)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{call.Http.Request.Method} {call.Http.Request.Path}{call.Http.Request.QueryString}\n"));
        hash.AppendData(call.Body.Span);
        return Convert.ToHexString(hash.GetCurrentHash());
    }

    /// <summary>
    /// The answer is kept only after the deed, so a server killed between the two must know the deed itself for a repeat:
    /// what is made under the key is named after it.
    /// </summary>
    private static string RepeatIdOf(string key, string fingerprint) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{fingerprint}")).AsSpan(0, 16));

    private StoredResponse ToStored(Reply answer, string fingerprint)
    {
        var headers = ImmutableDictionary<string, string>.Empty;
        if (answer.Version is { } version) headers = headers.Add("ETag", version.ToString());
        if (answer.Location is { } location) headers = headers.Add("Location", location);
        return new StoredResponse(fingerprint, answer.Status, answer.HasBody ? answer.ContentType : null, headers, ReplyWriter.ToBytes(answer), clock.GetUtcNow());
    }

    private sealed class StoredReply : Reply
    {
        private readonly StoredResponse _kept;

        public StoredReply(StoredResponse kept) : base(kept.Status)
        {
            _kept = kept;
            if (kept.Headers.TryGetValue("ETag", out var version)) Version = long.Parse(version);
            Location = kept.Headers.GetValueOrDefault("Location");
        }

        public override bool HasBody => _kept.ContentType is not null;

        public override string ContentType => _kept.ContentType ?? base.ContentType;

        public override void Write(Utf8JsonWriter to) => to.WriteRawValue(_kept.Body.Span, skipInputValidation: true);
    }
}
