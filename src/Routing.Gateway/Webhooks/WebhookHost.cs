using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>Runs the subscriptions, if this gateway is the one that does: each on its own, so that a slow receiver holds up no other.</summary>
internal sealed partial class WebhookHost(IActorDirectory actors, ICatalog catalog, IEventLog events, WebhookSender sender, TimeProvider clock, ILogger<WebhookHost> log) : RoundHost(Every, clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>A gateway that is not heard of for so long delivers no more.</summary>
    private static readonly TimeSpan HeldFor = TimeSpan.FromSeconds(20);

    private readonly string _name = Guid.CreateVersion7().ToString("N");
    private readonly Dictionary<string, Running> _running = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);
    private bool _isThere;

    private IDispatcher Keeper => actors.Dispatcher(Defaults.Group);

    /// <summary>Puts dead letters back, once it is kept how far the runner is: what it has sent since would else be sent again.</summary>
    public async ValueTask<int> Replay(string id, long? position, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await Stop(id);
            return await Keeper.ReplayWebhook(id, position, ct);
        }
        finally
        {
            _turn.Release();
            Ask();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _turn.Dispose();
    }

    protected override async Task Round(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            await Deliver(ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    // It goes on from where each stands.
    protected override void Failed(Exception failure) => NotDelivered(log, failure.GetType().Name);

    private async Task Deliver(CancellationToken ct)
    {
        // Asking would make the group, on a server where nobody has made one.
        if (!_isThere && !(_isThere = await catalog.Has(ActorKind.Dispatcher, Defaults.Group, ct))) return;
        var roster = await Keeper.Webhooks(ct);
        var delivers = !roster.Items.IsEmpty && await Keeper.ClaimWebhooks(_name, HeldFor, ct);
        var wanted = delivers ? roster.Items.Where(one => !one.Kept.Webhook.Paused).ToDictionary(one => one.Kept.Id) : [];
        var ended = _running.Where(one => one.Value.Task.IsCompleted || wanted.GetValueOrDefault(one.Key)?.Kept is not { } kept || (kept.Version, kept.Revision) != one.Value.Of).Select(one => one.Key).ToList();
        // All at once, so that they end in the time of one: this gateway may not hold them longer.
        foreach (var id in ended) await _running[id].Stop.CancelAsync();
        foreach (var id in ended) await Stop(id);
        // How far those were was kept only now.
        if (ended.Count > 0) Ask();
        foreach (var (id, standing) in wanted)
        {
            if (!_running.ContainsKey(id) && !ended.Contains(id)) Start(id, standing, ct);
        }
    }

    private void Start(string id, WebhookStanding standing, CancellationToken ct)
    {
        var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var runner = new WebhookRunner(
            standing, events, sender, Clock, Random.Shared.NextDouble, (kept, progress, dead, stopped) => Keeper.AdvanceWebhook(kept.Id, _name, kept.Revision, progress, dead, stopped));
        _running.Add(id, new Running((standing.Kept.Version, standing.Kept.Revision), runner, stop, Task.Run(() => runner.Run(stop.Token), CancellationToken.None)));
    }

    private async Task Stop(string id)
    {
        if (!_running.TryGetValue(id, out var one)) return;
        await one.Stop.CancelAsync();
        await one.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Where this fails the runner stays, and is asked again in the next round.
        await one.Runner.Keep(CancellationToken.None);
        _running.Remove(id);
        one.Stop.Dispose();
        if (one.Task.Exception?.InnerException is { } failure) throw failure;
    }

    protected override async Task Leave()
    {
        try
        {
            var held = _running.Count > 0;
            // All at once, so that they end in the time of one.
            foreach (var one in _running.Values) await one.Stop.CancelAsync();
            foreach (var id in _running.Keys.ToList()) await Stop(id);
            if (held) await Keeper.ClaimWebhooks(_name, TimeSpan.Zero, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // Then the events of the last seconds are sent a second time.
            NotDelivered(log, failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhooks are not delivered ({Failure}). They are tried again, and lose nothing.")]
    private static partial void NotDelivered(ILogger log, string failure);

    private sealed record Running((long Version, long Revision) Of, WebhookRunner Runner, CancellationTokenSource Stop, Task Task);
}

/// <summary>Adds what keeps and delivers subscriptions.</summary>
internal static class WebhookHosting
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => HookOptions.Of(Environment.GetEnvironmentVariable));
        services.AddSingleton<WebhookSender>().AddSingleton<WebhookHost>().AddSingleton<WebhookDesk>();
        return services.AddHostedService(s => s.GetRequiredService<WebhookHost>());
    }
}
