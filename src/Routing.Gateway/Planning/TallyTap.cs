namespace Routing.Gateway;

/// <summary>Hands on tallies one by one, through one array: each with sums of its own, a year of quarters would be tens of megabytes a series.</summary>
internal sealed class TallyTap(Action<long, string, long[]> each)
{
    private readonly long[] _sums = new long[Tally.Size];
    private (long Start, string B)? _of;

    /// <summary>Adds up into the same array again: what the tally before came to is handed on first.</summary>
    public long[] Next(long start, string b)
    {
        Flush();
        _of = (start, b);
        return _sums;
    }

    /// <summary>Hands on the last one.</summary>
    public void Flush()
    {
        if (_of is { } of) each(of.Start, of.B, _sums);
        Array.Clear(_sums);
        _of = null;
    }
}
