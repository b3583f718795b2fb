namespace Routing.Actors;

/// <summary>Whether a stream of events may begin at a position.</summary>
public static class EventStart
{
    private static readonly TimeSpan MostLag = TimeSpan.FromSeconds(2);

    /// <summary>Null when it may.</summary>
    /// <exception cref="StoreUnavailableException">That cannot be known now.</exception>
    public static async ValueTask<Refusal?> Check(IEventLog log, long position, TimeProvider clock, CancellationToken ct = default)
    {
        // A server that was cut off from its log for a while knows of no later end; the log itself does, or cannot say.
        if (!await HasCome(log, position, clock, ct) && await log.Read(position - 1, 1, ct) is []) return NoCursor();
        // Rather refused than gone on with a gap.
        return position >= log.Oldest - 1 ? null : Pruned();
    }

    public static Refusal NoCursor() =>
        Refusals.At(RefusalKind.InvalidValue, "after", "Send an id as it came with an event of this server, or none to start from now.");

    public static Refusal Pruned() => Refusals.At(
        RefusalKind.InvalidValue, "after", "What came after it is no longer kept. Send after=first to go on with the first event that is, and fetch anew what you keep of the rest.");

    /// <summary>Whether the log has come this far; it may lag a moment behind that of another server, where the cursor is from.</summary>
    private static async ValueTask<bool> HasCome(IEventLog log, long position, TimeProvider clock, CancellationToken ct)
    {
        if (position <= log.Newest) return true;
        using var patience = new CancellationTokenSource(MostLag, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            // Step by step: some logs wake whoever waits at their next event, however far ahead the position is.
            while (log.Newest is var newest && position > newest) await log.WaitAfter(newest, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
