using System.Numerics;
using System.Runtime.InteropServices;

namespace Routing.Core;

/// <summary>
/// Sums of what was counted, over some interval and group. Whole numbers, so that adding is exact in any order: a day is
/// the sum of its quarters, whichever zone it is a day of, and a history made anew is the same to the last digit.
/// </summary>
public readonly struct Tally : IEquatable<Tally>
{
    public const int Size = 128;
    private readonly long[]? _sums;

    private Tally(long[] sums) => _sums = sums;

    public static Tally Of(params ReadOnlySpan<(Counted What, long HowMuch)> counts)
    {
        var sums = new long[Size];
        foreach (var (what, howMuch) in counts) sums[(int)what] += howMuch;
        return new Tally(sums);
    }

    public long this[Counted what] => _sums is null ? 0 : _sums[(int)what];

    public bool IsZero => _sums is null || !_sums.AsSpan().ContainsAnyExcept(0L);

    public static Tally operator +(Tally a, Tally b) => Combined(a, b, 1);

    public static Tally operator -(Tally a, Tally b) => Combined(a, b, -1);

    /// <summary>What was counted, as number and sum by turns, each as a variable number of bytes: most of the sums are none.</summary>
    public byte[] ToBytes()
    {
        Span<byte> bytes = stackalloc byte[Size * 11];
        var at = 0;
        for (var i = 0; i < Size; i++)
        {
            if (_sums is null || _sums[i] == 0) continue;
            bytes[at++] = (byte)i;
            // The sign goes last, so that small sums below nought are short too.
            for (var rest = (ulong)((_sums[i] << 1) ^ (_sums[i] >> 63)); ; rest >>= 7)
            {
                bytes[at++] = (byte)(rest < 128 ? rest : (rest & 127) | 128);
                if (rest < 128) break;
            }
        }
        return bytes[..at].ToArray();
    }

    /// <summary>Adds what <see cref="ToBytes"/> wrote to sums at hand: of a million tallies none is made one by one.</summary>
    public static void AddTo(long[] sums, ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var what = bytes[at++];
            var value = 0UL;
            for (var shift = 0; ; shift += 7)
            {
                var next = bytes[at++];
                value |= (ulong)(next & 127) << shift;
                if (next < 128) break;
            }
            sums[what] += (long)(value >> 1) ^ -(long)(value & 1);
        }
    }

    public static Tally OfSums(long[] sums) => new((long[])sums.Clone());

    /// <summary>Of sums that nobody changes any more.</summary>
    internal static Tally Over(long[] sums) => new(sums);

    /// <summary>Adds all to sums at hand.</summary>
    public void AddTo(long[] sums)
    {
        if (_sums is null) return;
        var from = MemoryMarshal.Cast<long, Vector<long>>(_sums.AsSpan());
        var to = MemoryMarshal.Cast<long, Vector<long>>(sums.AsSpan());
        for (var i = 0; i < from.Length; i++) to[i] += from[i];
    }

    public static Tally OfBytes(ReadOnlySpan<byte> bytes)
    {
        var sums = new long[Size];
        AddTo(sums, bytes);
        return new Tally(sums);
    }

    public bool Equals(Tally other) => (this - other).IsZero;

    public override bool Equals(object? obj) => obj is Tally other && Equals(other);

    public override int GetHashCode()
    {
        var hash = 0L;
        for (var i = 0; i < Size; i++) hash = unchecked((hash * 31) + this[(Counted)i]);
        return hash.GetHashCode();
    }

    private static Tally Combined(Tally a, Tally b, int sign)
    {
        var sums = new long[Size];
        for (var i = 0; i < Size; i++) sums[i] = (a._sums?[i] ?? 0) + (sign * (b._sums?[i] ?? 0));
        return new Tally(sums);
    }
}
