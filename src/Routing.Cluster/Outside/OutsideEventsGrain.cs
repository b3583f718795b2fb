using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Routing.Cluster;

/// <summary>
/// Reads the log of its silo for gateways outside: one on each silo, so that nobody asks another. It keeps nothing between two calls; a
/// call ends with the first events that are wanted, at a bound of what is read for it, or after a while.
/// </summary>
[StatelessWorker(1), Reentrant, GrainType("outside-events")]
internal sealed class OutsideEventsGrain(IEventLog log) : Grain, IOutsideEventsGrain
{
    private int _reading;

    public async ValueTask<EventPage> Begin(long? after, CancellationToken ct = default)
    {
        if (after is not { } position) return new EventPage(log.Newest, []);
        return new EventPage(position, []) { Refusal = await EventStart.Check(log, position, TimeProvider.System, ct) };
    }

    public async ValueTask<EventPage> Read(long after, EventFilter filter, CancellationToken ct = default)
    {
        if (after > 0 && after < log.Oldest - 1) return new EventPage(after, []) { Refusal = EventStart.Pruned() };
        if (_reading >= ClusterLimits.ReadersOutside) throw new StoreUnavailableException($"This silo reads events for {ClusterLimits.ReadersOutside} already. Try again.");
        _reading++;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        // Of the reader, not of the actors: by the time of this machine.
        patience.CancelAfter(ClusterLimits.ReadPatience);
        try
        {
            return await Page(after, filter, patience.Token);
        }
        finally
        {
            _reading--;
        }
    }

    private async ValueTask<EventPage> Page(long position, EventFilter filter, CancellationToken ct)
    {
        for (var batches = 0; batches < ClusterLimits.BatchesPerPage && !ct.IsCancellationRequested; batches++)
        {
            var read = await log.Read(position, ClusterLimits.EventsPerPage, CancellationToken.None);
            if (read.Count == 0)
            {
                if (!await Comes(position, ct)) break;
                continue;
            }
            var wanted = ImmutableArray.CreateBuilder<LoggedEvent>();
            var bytes = 0;
            foreach (var happened in read)
            {
                position = happened.Position;
                if (!filter.Takes(happened)) continue;
                wanted.Add(happened);
                if ((bytes += happened.Data.Length) >= ClusterLimits.BytesPerPage) break;
            }
            if (wanted.Count > 0) return new EventPage(position, wanted.DrainToImmutable());
        }
        return new EventPage(position, []);
    }

    private async ValueTask<bool> Comes(long position, CancellationToken patience)
    {
        try
        {
            await log.WaitAfter(position, patience);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
