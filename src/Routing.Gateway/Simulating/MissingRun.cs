using System.Buffers.Binary;

namespace Routing.Gateway;

/// <summary>What was asked for: a comparison or a search, and where.</summary>
internal sealed record RunKind(string Noun, string Path)
{
    public static readonly RunKind Comparison = new("comparison", "/v1/what-if");

    public string Plural => Noun is [.., 'h'] ? Noun + "es" : Noun + "s";
}

/// <summary>Why there is no such comparison or search: an id tells when it was made, and what was asked before is lost, not mistyped.</summary>
internal static class MissingRun
{
    /// <summary>With one server: what it was asked since it started it would have.</summary>
    public static Problem OfServer(RunKind kind, string id, DateTimeOffset startedAt) =>
        WasAsked(id, before: startedAt) ? Gone(kind, id, $"was asked before this server started, at {startedAt:yyyy-MM-dd'T'HH:mm:ss'Z'}, and went with the server before: {kind.Plural} are kept in memory") : Unknown(kind, id);

    /// <summary>With several: of a silo that stopped nobody can tell what it had, nor when it began.</summary>
    public static Problem OfSilos(RunKind kind, string id, DateTimeOffset now) =>
        WasAsked(id, before: now) ? Gone(kind, id, $"is with no silo any more: each keeps in memory those it was asked for, until it stops, they are deleted, or {WhatIfLimits.MaxKept} others are there") : Unknown(kind, id);

    private static Problem Gone(RunKind kind, string id, string why) => ProblemKinds.Gone.With($"The {kind.Noun} {id} {why}. Ask it again with POST {kind.Path}.");

    private static Problem Unknown(RunKind kind, string id) => Outcomes.Missing($"{kind.Noun} {Refusals.Shorten(id)}");

    private static bool WasAsked(string id, DateTimeOffset before) => Guid.TryParseExact(id, "N", out var made) && made.Version == 7 && AskedAt(made) <= before.ToUnixTimeMilliseconds();

    /// <summary>The first 48 bits of an id of version 7 are the milliseconds since 1970 (RFC 9562); as somebody may make up, beyond the calendar.</summary>
    private static long AskedAt(Guid made)
    {
        Span<byte> bytes = stackalloc byte[16];
        made.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
    }
}
