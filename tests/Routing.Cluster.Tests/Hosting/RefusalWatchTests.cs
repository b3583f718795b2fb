using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Routing.Cluster.Tests;

/// <summary>A silo whose machine refuses connections is dead at once; whatever else befalls one is left to Orleans' own detector.</summary>
public sealed class RefusalWatchTests
{
    private static readonly SiloAddress Self = At(1), Other = At(2), Third = At(3);
    private readonly SteppedClock _clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly Members _members = new();
    private readonly ConcurrentQueue<int> _asked = new();

    [Theory]
    [InlineData("refuses refuses refuses", SiloStatus.Active, true)]
    [InlineData("refuses refuses listens", SiloStatus.Active, false)]
    [InlineData("listens", SiloStatus.Active, false)]
    // Who stops in good order says so before it no longer listens.
    [InlineData("refuses refuses refuses", SiloStatus.ShuttingDown, false)]
    [InlineData("refuses refuses refuses", SiloStatus.Dead, false)]
    public async Task OneThatRefusesEveryTime_isDead(string answers, SiloStatus after, bool isDead)
    {
        _members.Refreshed = () => _members.Set(Other, after);
        var left = new Queue<string>(answers.Split(' '));
        await Look(Watch(endpoint => endpoint.Port == Other.Endpoint.Port && left.Dequeue() == "refuses"));

        Assert.Equal(isDead ? [Other] : [], _members.Killed);
        Assert.Empty(left);
    }

    /// <summary>A network that refuses half of them or more says nothing of them: each side would put the other down.</summary>
    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    public async Task WhereHalfOfAllRefuse_fromOtherMachines_theyAreLeftToProbes(int afar, int here)
    {
        SiloAddress[] beyond = [.. Enumerable.Range(2, afar).Select(Afar)];
        SiloAddress[] beside = [.. Enumerable.Range(2, here).Select(At)];
        _members.Only([Self, .. beyond, .. beside]);
        await Look(Watch(endpoint => beyond.Any(silo => silo.Endpoint.Equals(endpoint))));
        Assert.Empty(_members.Killed);
    }

    /// <summary>Of this machine a refusal is proof, however many are gone.</summary>
    [Fact]
    public async Task AllTheOthersOfThisMachine_areDeadAtOnce()
    {
        await Look(Watch(_ => true));
        Assert.Equal(6, _asked.Count);
        Assert.Equal(2, _members.Killed.Count);
    }

    /// <summary>A firewall that rejects, or a proxy before it that is started anew, refuses too.</summary>
    [Theory]
    [InlineData(8, false)]
    [InlineData(9, true)]
    public async Task OneOnAnotherMachine_isDeadOnlyWhenItGoesOnRefusing(int refusals, bool isDead)
    {
        var (afar, third) = (Afar(2), Afar(3));
        _members.Only(Self, afar, third);
        await Look(Watch(endpoint => endpoint.Equals(afar.Endpoint) && refusals-- > 0));
        Assert.Equal(isDead ? [afar] : [], _members.Killed);
    }

    [Fact]
    public async Task TheOnlyOtherOne_onAnotherMachine_isLeftToProbes()
    {
        _members.Only(Self, Afar(2));
        await Look(Watch(_ => true));
        Assert.Empty(_members.Killed);
    }

    [Theory]
    [InlineData(SiloStatus.Joining)]
    [InlineData(SiloStatus.ShuttingDown)]
    [InlineData(SiloStatus.Dead)]
    public async Task OneThatIsNotAtWork_isNotAsked_norIsItself(SiloStatus status)
    {
        _members.Set(Other, status);
        await Look(Watch(_ => true));

        Assert.DoesNotContain(Other.Endpoint.Port, _asked);
        Assert.DoesNotContain(Self.Endpoint.Port, _asked);
        Assert.Equal([Third], _members.Killed);
    }

    /// <summary>Else two watches would keep each other looking, by the connections they try.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task AConnectionThatLastedAndEnds_isReasonToLook(int seconds, bool isReason)
    {
        var watch = Watch(_ => false);
        await watch.Around(_ =>
        {
            _clock.MoveTo(_clock.GetUtcNow().AddSeconds(seconds));
            return Task.FromException(new ConnectionResetException("gone"));
        })(new DefaultConnectionContext()).ContinueWith(ended => Assert.IsType<ConnectionResetException>(ended.Exception?.InnerException), TaskScheduler.Default);

        // Who is there is asked first, before anything is waited for.
        Assert.Equal(isReason, _members.Looks > 0);
    }

    [Fact]
    public async Task AListOfSilosThatCannotBeRead_isNoDeath_andTheNextLookIsMade()
    {
        _members.Refreshed = () => throw new InvalidOperationException("the database is away");
        var watch = Watch(endpoint => endpoint.Port == Other.Endpoint.Port);
        await Look(watch);
        Assert.Empty(_members.Killed);

        _members.Refreshed = () => { };
        await Look(watch);
        Assert.Equal([Other], _members.Killed);
    }

    [Fact]
    public async Task APort_refusesWhenNobodyListens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var listening = SiloAddress.New((IPEndPoint)listener.LocalEndpoint, 1);
        using var passed = new TcpListener(IPAddress.Loopback, 0);
        passed.Start();
        var gone = SiloAddress.New((IPEndPoint)passed.LocalEndpoint, 1);
        passed.Stop();
        _members.Only(Self, listening, gone);
        await Look(Watch(null));

        Assert.Equal([gone], _members.Killed);
    }

    private RefusalWatch Watch(Func<IPEndPoint, bool>? refuses)
    {
        var services = new ServiceCollection().AddSingleton<IClusterMembershipService>(_members).AddSingleton<ILocalSiloDetails>(new Details()).BuildServiceProvider();
        return new RefusalWatch(services, _clock, NullLogger<RefusalWatch>.Instance, refuses is null ? null : (endpoint, _) =>
        {
            _asked.Enqueue(endpoint.Port);
            return Task.FromResult(refuses(endpoint));
        });
    }

    private async Task Look(RefusalWatch watch)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var look = watch.Look();
        while (!look.IsCompleted)
        {
            patience.Token.ThrowIfCancellationRequested();
            if (!_clock.RingNext(DateTimeOffset.MaxValue)) await Task.Yield();
        }
        await look;
    }

    private static SiloAddress Afar(int host) => SiloAddress.New(new IPEndPoint(IPAddress.Parse($"10.0.0.{host}"), 11_111), 1);

    private static SiloAddress At(int port) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, port), 1);

    private sealed class Members : IClusterMembershipService
    {
        private ImmutableDictionary<SiloAddress, ClusterMember> _members = ImmutableDictionary<SiloAddress, ClusterMember>.Empty;

        public Members() => Only(Self, Other, Third);

        public ConcurrentQueue<SiloAddress> Killed { get; } = new();
        public Action Refreshed { get; set; } = () => { };
        public int Looks { get; private set; }

        public ClusterMembershipSnapshot CurrentSnapshot
        {
            get
            {
                Looks++;
                return new(_members, new MembershipVersion(1));
            }
        }

        public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => throw new NotSupportedException();

        public void Set(SiloAddress silo, SiloStatus status) => _members = _members.SetItem(silo, new ClusterMember(silo, status, "silo"));

        public void Only(params SiloAddress[] silos) => _members = silos.ToImmutableDictionary(silo => silo, silo => new ClusterMember(silo, SiloStatus.Active, "silo"));

        public ValueTask Refresh(MembershipVersion minimumVersion = default, CancellationToken cancellationToken = default)
        {
            Refreshed();
            return default;
        }

        public Task<bool> TryKill(SiloAddress siloAddress)
        {
            Killed.Enqueue(siloAddress);
            return Task.FromResult(true);
        }
    }

    private sealed class Details : ILocalSiloDetails
    {
        public string Name => "self";
        public string ClusterId => "test";
        public string DnsHostName => "localhost";
        public SiloAddress SiloAddress => Self;
        public SiloAddress GatewayAddress => Self;
    }
}
