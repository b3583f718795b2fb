using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Routing.Cluster.Tests;

/// <summary>A comparison runs on one silo, and is found, listed and ended by way of any.</summary>
public sealed class WhatIfPeersTests : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly SharedStorage _storage = new();
    private readonly SharedLog _log = new();
    private InProcessTestCluster _cluster = null!;

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(3);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((options, silo) =>
        {
            silo.AddRoutingActors();
            silo.Services.AddKeyedSingleton<IGrainStorage>(RoutingSilo.StorageName, _storage);
            silo.Services.AddSingleton<IEventLog>(_log).AddSingleton<IEventAppender>(_log);
            silo.Services.AddSingleton<ICatalog>(_storage).AddSingleton<IActorListing>(_storage);
            // The last is a silo without a gateway.
            if (!options.SiloName.EndsWith('2')) silo.Services.AddSingleton<IWhatIfHand, Hand>();
        });
        builder.ConfigureClient(gateway => gateway.AddRoutingClient());
        _cluster = builder.Build();
        await _cluster.DeployAsync().WaitAsync(Bound);
    }

    public Task DisposeAsync() => _cluster.DisposeAsync().AsTask().WaitAsync(Bound);

    [Fact]
    public async Task What_another_silo_has_in_hand_is_found_listed_and_ended()
    {
        var with = _cluster.Silos.Where(silo => HandOf(silo) is not null).ToList();
        Assert.Equal(2, with.Count);
        var (here, there) = (with[0], HandOf(with[1])!);
        var view = new WhatIfView { Id = "w-1", Asked = new AskWhatIf { Name = "two more" }, State = WhatIfState.Running, Progress = .5, From = At(0), To = At(1), AskedAt = At(2) };
        there.Views["w-1"] = view;

        Assert.Equal(view.Id, Assert.Single(await PeersOf(here).All()).Id);
        var found = await PeersOf(here).Find("w-1");
        Assert.Equal((view.Asked.Name, view.State, view.Progress, view.From, view.To, view.AskedAt), (found!.Asked.Name, found.State, found.Progress, found.From, found.To, found.AskedAt));
        // What a silo has itself it knows without asking.
        Assert.Empty(await PeersOf(with[1]).All());
        Assert.Null(await PeersOf(here).Find("w-2"));
        Assert.False(await PeersOf(here).Remove("w-2"));
        Assert.True(await PeersOf(here).Remove("w-1"));
        Assert.Empty(there.Views);
    }

    [Fact]
    public async Task One_that_cannot_answer_might_have_it()
    {
        var with = _cluster.Silos.Where(silo => HandOf(silo) is not null).ToList();
        HandOf(with[1])!.IsBroken = true;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => PeersOf(with[0]).Find("w-1").AsTask());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => PeersOf(with[0]).Remove("w-1").AsTask());
        Assert.Empty(await PeersOf(with[0]).All());
    }

    private static DateTimeOffset At(int hours) => new(2026, 1, 5, 9 + hours, 0, 0, TimeSpan.Zero);

    private Hand? HandOf(InProcessSiloHandle silo) => (Hand?)_cluster.GetSiloServiceProvider(silo.SiloAddress).GetService<IWhatIfHand>();

    private IWhatIfPeers PeersOf(InProcessSiloHandle silo) => _cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<IWhatIfPeers>();

    private sealed class Hand : IWhatIfHand
    {
        public Dictionary<string, WhatIfView> Views { get; } = [];
        public bool IsBroken { get; set; }
        public IReadOnlyList<WhatIfView> All => IsBroken ? throw new TimeoutException("It hangs.") : [.. Views.Values];

        public WhatIfView? Find(string id) => IsBroken ? throw new TimeoutException("It hangs.") : Views.GetValueOrDefault(id);

        public bool Remove(string id) => IsBroken ? throw new TimeoutException("It hangs.") : Views.Remove(id);
    }
}
