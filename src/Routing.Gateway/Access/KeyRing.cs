using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>The keys a running server knows; follows the file, looking at its stamp at most once a second.</summary>
public sealed partial class KeyRing
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly string? _path;
    private readonly TimeProvider _clock;
    private readonly ILogger<KeyRing> _log;
    private volatile Held _held;
    private volatile bool _isOpen;
    private long _lookedAt;

    /// <exception cref="InvalidDataException">The file is there but cannot be understood: better not to start than to start open.</exception>
    public KeyRing(GatewayOptions options, TimeProvider clock, ILogger<KeyRing> log)
    {
        (_path, _clock, _log) = (options.KeyFile, clock, log);
        _lookedAt = clock.GetTimestamp();
        _held = Load(Stamp());
        _isOpen = _held.Keys.Count == 0;
    }

    /// <summary>
    /// No key was configured since the start: only callers of this machine are served, and everything is allowed to them.
    /// A first key ends that. Revoking the last does not bring it back: by then the server may be reached from anywhere.
    /// </summary>
    public bool IsOpen => Current().Keys.Count == 0 && _isOpen;

    /// <summary>The caller a key belongs to; null for an unknown key.</summary>
    public Caller? Find(ReadOnlySpan<char> presented)
    {
        if (!KeyStore.TrySplit(presented, out var id, out var secret) || !Current().Keys.TryGetValue(id, out var key)) return null;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(secret.Length)];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(secret, bytes)], hash);
        return CryptographicOperations.FixedTimeEquals(hash, key.Hash) ? key.Caller : null;
    }

    private Held Current()
    {
        var held = _held;
        var lookedAt = Volatile.Read(ref _lookedAt);
        if (_path is null || _clock.GetElapsedTime(lookedAt) < LookEvery) return held;
        // One request looks; the others go on with what is held.
        if (Interlocked.CompareExchange(ref _lookedAt, _clock.GetTimestamp(), lookedAt) != lookedAt) return held;
        try
        {
            var stamp = Stamp();
            if (stamp == held.Stamp) return held;
            // A file taken away leaves the keys held: opening the doors must be a decision, made by a restart.
            if (stamp is null) FileGone(_log);
            else Take(Load(stamp));
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            NotReloaded(_log, broken);
        }
        return _held;
    }

    private void Take(Held held)
    {
        if (held.Keys.Count > 0) _isOpen = false;
        else if (!_isOpen) NoneLeft(_log);
        _held = held;
    }

    private (DateTime, long)? Stamp()
    {
        if (!File.Exists(_path)) return null;
        // Behind a symbolic link, as a mounted secret is, the link stays as it was when the file is changed for another.
        var file = new FileInfo(_path);
        if (file.LinkTarget is not null) file = (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
        return (file.LastWriteTimeUtc, file.Length);
    }

    private Held Load((DateTime, long)? stamp) => new(stamp, stamp is null
        ? FrozenDictionary<string, Known>.Empty
        : KeyStore.Read(_path!).ToFrozenDictionary(k => k.Id, k => new Known(Convert.FromHexString(k.Hash), new Caller("key/" + k.Id, Roles.Parse(k.Roles), k.Agent))));

    private sealed record Known(byte[] Hash, Caller Caller);

    private sealed record Held((DateTime, long)? Stamp, FrozenDictionary<string, Known> Keys);

    [LoggerMessage(LogLevel.Error, "The key file was changed but cannot be read; the keys known before stay in force")]
    private static partial void NotReloaded(ILogger log, Exception broken);

    [LoggerMessage(LogLevel.Warning, "The last key was revoked; nobody is served until one is added")]
    private static partial void NoneLeft(ILogger log);

    [LoggerMessage(LogLevel.Warning, "The key file is gone; the keys known before stay in force until a restart")]
    private static partial void FileGone(ILogger log);
}
