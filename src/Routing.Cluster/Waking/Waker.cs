using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Routing.Cluster;

/// <summary>
/// Sees to it that nothing stored is forgotten, though nobody calls: every 5 s the dispatchers are woken, which wake their
/// queues and agents as they begin; and when a silo leaves, queues and agents are woken too, so that the deadlines that
/// were its own ring elsewhere. Once a minute they are woken in any case. To be awake already costs a notice.
/// </summary>
internal sealed class Waker(IClusterMembershipService membership, ILocalSiloDetails silo, ICatalog catalog, IEnumerable<ILateEvents> lateEvents, INoticePost notices, ClusterClock clock, ILogger<Waker> log) : BackgroundService
{
    private const int PageSize = 1000;
    private readonly SemaphoreSlim _hurry = new(0, 1);
    // One that begins knows of no loss before its time, and begins as after one.
    private readonly WakeRounds _rounds = new();
    private TimeSpan _lateWithin = ClusterLimits.LateAtStart;
    private int _passes;

    /// <summary>Wakes all dispatchers, and in the rounds after a loss and once a minute this silo's share of queues and agents.</summary>
    internal async Task Wake(CancellationToken ct)
    {
        await WakeAll(ActorKind.Dispatcher, _ => true, ct);
        var left = _rounds.Take();
        if (left == 0 && ++_passes % ClusterLimits.PassesPerWakeOfAll != 0) return;
        try
        {
            var silos = membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress).Order().ToList();
            var place = (silos.IndexOf(silo.SiloAddress) + left) % Math.Max(silos.Count, 1);
            bool IsMine(string id) => Share(id, silos.Count) == place;
            foreach (var kind in new[] { ActorKind.Queue, ActorKind.Agent }) await WakeAll(kind, IsMine, ct);
            if (left > 0) await WakeLate(IsMine, ct);
        }
        catch when (left > 0)
        {
            _rounds.GiveBack(left);
            throw;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var watching = Watch(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Wake(stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                // Whatever it is: a waker that ends takes the whole silo along, or leaves it without one.
                log.WakeFailed(failure.Message);
            }
            await Pause(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Until the next round, or until a silo leaves.</summary>
    private async Task Pause(CancellationToken ct)
    {
        using var enough = new CancellationTokenSource(ClusterLimits.WakeEvery, clock.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, ct);
        await _hurry.WaitAsync(either.Token);
    }

    private async Task Watch(CancellationToken ct)
    {
        var departures = new Departures();
        await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(ct))
        {
            if (!departures.Note(snapshot.Members.Select(member => KeyValuePair.Create(member.Key, member.Value.Status)))) continue;
            _rounds.Begin();
            if (_hurry.CurrentCount == 0) _hurry.Release();
        }
    }

    private async Task WakeAll(ActorKind kind, Func<string, bool> isMine, CancellationToken ct)
    {
        string? after = null;
        while (await catalog.List(kind, after, PageSize, ct) is { Count: > 0 } page)
        {
            foreach (var id in page.Where(isMine)) notices.Post(new ActorKey(kind, id), new Wake());
            after = page[^1];
        }
    }

    /// <summary>Storage that outlives all silos knows whose events were left behind; other storage is asked for nothing.</summary>
    private async Task WakeLate(Func<string, bool> isMine, CancellationToken ct)
    {
        try
        {
            foreach (var known in lateEvents)
            {
                foreach (var late in (await known.WithLateEvents(_lateWithin, ct)).Where(late => isMine(late.Id))) notices.Post(late, new Wake());
            }
            _lateWithin = ClusterLimits.LateAfterLoss;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // Not a reason to wake all others once more: the next round, or the next loss, looks again.
            log.WakeFailed(failure.Message);
        }
    }

    /// <summary>The same on every silo, which <see cref="string.GetHashCode()"/> is not.</summary>
    private static int Share(string id, int shares)
    {
        var hash = 2166136261;
        foreach (var letter in id) hash = (hash ^ letter) * 16777619;
        return (int)(hash % (uint)Math.Max(shares, 1));
    }
}
