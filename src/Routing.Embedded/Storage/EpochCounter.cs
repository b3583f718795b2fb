namespace Routing.Embedded;

/// <summary>
/// Draws epochs, each greater than any before, also across restarts: a block ahead is reserved durably, and a restart goes
/// on after the block. So a claim costs no write of its own.
/// </summary>
internal sealed class EpochCounter(long last, long block)
{
    private long _last = last;
    private long _reserved = last + block;

    /// <summary>No epoch above this may be used yet.</summary>
    public long Reserved => Volatile.Read(ref _reserved);

    public long Next() => Interlocked.Increment(ref _last);

    /// <summary>What to reserve now: more once half of the block is used.</summary>
    public long Wanted
    {
        get
        {
            var wanted = Interlocked.Read(ref _last) + block;
            return wanted - Reserved > block / 2 ? wanted : Reserved;
        }
    }

    /// <summary>The reservation is on disk.</summary>
    public void Renew(long reserved) => Volatile.Write(ref _reserved, reserved);
}
