using Routing.Client;
using Routing.Simulation;

namespace Routing.Silo.Tests;

/// <summary>Customers and agents at work on the cluster for as long as the test wants them, and a second reader of all that happens.</summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly RoutingClient _gateway;
    private readonly CancellationTokenSource _ends = new();
    private readonly Center _center;
    private readonly Player _player;
    private readonly Task<PlayReport> _play;
    private readonly Task _listening;

    private Load(Center center, IEnumerable<Uri> addresses, TimeSpan outage)
    {
        _center = center;
        _gateway = SiloCluster.Gateway(addresses);
        Story = new Story(_gateway);
        _listening = Story.Listen(_ => { }, _ends.Token);
        var options = new PlayOptions { IdPrefix = $"{center.Name}-" };
        options = options with { SettleGrace = options.SettleGrace + outage };
        _player = new Player(center.Scenario, options, new HttpRoutingPort(_gateway), TimeProvider.System);
        _play = _player.Play(_ends.Token);
    }

    public Story Story { get; }

    public static async Task<Load> Begin(Center center, IEnumerable<Uri> addresses, TimeSpan outage)
    {
        var load = new Load(center, addresses, outage);
        try
        {
            await load.Decides(5, TimeProvider.System.GetUtcNow());
            return load;
        }
        catch
        {
            await load.DisposeAsync();
            throw;
        }
    }

    /// <summary>When every group has decided so often after a moment.</summary>
    public async Task Decides(int times, DateTimeOffset after)
    {
        var done = Task.WhenAll(_center.Queues.Select(queue => Story.Until(
            story => story.Events.Count(e => e.Type == EventTypes.Offered && e.Queue == queue && e.At > after) >= times,
            SiloCluster.Patience,
            () => $"{queue} made no {times} offers after {after:O}.")));
        // A play or a listener that fails says why; the wait for them would not.
        await await Task.WhenAny(done, _play, _listening);
        await done;
    }

    /// <summary>When one of these queues has an offer open; answers those that have.</summary>
    public async Task<IReadOnlyList<string>> HasOpenOffers(IReadOnlyList<string> queues)
    {
        List<string> open = [];
        await Story.Until(
            story =>
            {
                var ended = story.Events.Where(e => e.Type == EventTypes.Accepted || EventTypes.EndsOffer(e.Type)).Select(e => e.OfferId).ToHashSet();
                open = [.. story.Events.Where(e => e.Type == EventTypes.Offered && queues.Contains(e.Queue!) && !ended.Contains(e.OfferId)).Select(e => e.OfferId!)];
                return open.Count > 0;
            },
            SiloCluster.Patience,
            () => "There was no open offer.");
        return open;
    }

    /// <summary>Nobody new comes; what is open is brought to its end, and accounted for.</summary>
    public async Task<PlayReport> End()
    {
        _player.Close();
        await _play.Within(SiloCluster.Patience, () => $"The play did not end: {Story.Open.Count(IsOurs)} contacts are open.");
        var report = await _play;
        await Story.Until(story => !story.Open.Any(IsOurs), SiloCluster.Patience, () => $"Not ended: {string.Join(", ", Story.Open.Where(IsOurs))}");
        return report;
    }

    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        await Task.WhenAll(_listening, _play).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _gateway.Dispose();
        _ends.Dispose();
    }

    private bool IsOurs(string contact) => contact.StartsWith($"{_center.Name}-", StringComparison.Ordinal);
}
