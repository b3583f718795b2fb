using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Routing.Cluster;

/// <summary>
/// Says of a silo that it is dead when its machine refuses every connection to its port: its process is gone, and nobody need
/// wait for probes to be missed. The system of a killed process ends its connections at once, and that is what makes this look;
/// silence, a time-out or an unreachable machine prove nothing, and are left to Orleans' own detector. Of this silo's own machine
/// a refusal is proof; of another one it may also be a firewall or a proxy before it that is started anew: so there it must go on,
/// and those who refuse must be fewer than half of all.
/// </summary>
internal sealed class RefusalWatch(IServiceProvider services, TimeProvider clock, ILogger<RefusalWatch> log, Func<IPEndPoint, CancellationToken, Task<bool>>? refuses = null)
{
    /// <summary>Refusals in a row, and the time between them: whoever restarts on the same port listens again or is known by another generation.</summary>
    internal const int Refusals = 3;
    internal static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    /// <summary>Of another machine: they go on for 2 s.</summary>
    internal const int RefusalsFromAfar = 9;

    /// <summary>How long a connection may take to be refused.</summary>
    private static readonly TimeSpan ConnectBound = TimeSpan.FromMilliseconds(500);

    /// <summary>A connection that lasted less is no loss: so look those of the others' watches, and two of them must not keep each other looking.</summary>
    internal static readonly TimeSpan Brief = TimeSpan.FromSeconds(3);

    private const int AtOnce = 16;
    private readonly Func<IPEndPoint, CancellationToken, Task<bool>> _refuses = refuses ?? Refuses;
    private int _wanted;

    /// <summary>Goes around every connection between silos, either way.</summary>
    public ConnectionDelegate Around(ConnectionDelegate next) => async connection =>
    {
        var began = clock.GetTimestamp();
        try
        {
            await next(connection);
        }
        finally
        {
            if (clock.GetElapsedTime(began) >= Brief) _ = Look();
        }
    };

    /// <summary>Tries the port of every silo that counts as alive. One look at a time; what is asked for meanwhile is one more.</summary>
    public async Task Look()
    {
        if (Interlocked.Increment(ref _wanted) > 1) return;
        do
        {
            Volatile.Write(ref _wanted, 1);
            try
            {
                await LookOnce();
            }
            catch (ObjectDisposedException)
            {
                // It is this silo that ends.
                return;
            }
            catch (Exception failure)
            {
                log.LookFailed(failure.Message);
            }
        }
        while (Interlocked.CompareExchange(ref _wanted, 0, 1) != 1);
    }

    private async Task LookOnce()
    {
        var membership = services.GetRequiredService<IClusterMembershipService>();
        var self = services.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        List<SiloAddress> others = [.. Alive(membership).Where(silo => !silo.Equals(self))];
        var refusing = new ConcurrentBag<SiloAddress>();
        await Parallel.ForEachAsync(others, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (silo, ct) =>
        {
            var enough = IsHere(silo, self) ? Refusals : RefusalsFromAfar;
            for (var tries = 0; tries < enough; tries++)
            {
                if (tries > 0) await Task.Delay(Between, clock, ct);
                if (!await _refuses(silo.Endpoint, ct)) return;
            }
            refusing.Add(silo);
        });
        var afar = refusing.Where(silo => !IsHere(silo, self)).ToList();
        // Half of all, or more: the network between may be cut, and those beyond find the same of this side.
        var dead = 2 * afar.Count >= others.Count + 1 ? refusing.Except(afar) : refusing;
        if (!dead.Any()) return;
        // One that stops in good order no longer listens either; it has said so before.
        await membership.Refresh();
        foreach (var silo in dead.Intersect(Alive(membership)).ToList())
        {
            log.SiloGone(silo.ToString());
            await membership.TryKill(silo);
        }
    }

    private static bool IsHere(SiloAddress silo, SiloAddress self) => IPAddress.IsLoopback(silo.Endpoint.Address) || silo.Endpoint.Address.Equals(self.Endpoint.Address);

    private static IEnumerable<SiloAddress> Alive(IClusterMembershipService membership) =>
        membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress);

    private static async Task<bool> Refuses(IPEndPoint endpoint, CancellationToken ct)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(ct);
        bound.CancelAfter(ConnectBound);
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, bound.Token);
            return false;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode == SocketError.ConnectionRefused;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>Adds the watch to a silo.</summary>
public static class RefusalWatching
{
    /// <summary>For silos that reach each other by TCP under the addresses they give, and have a list of silos that outlives each of them.</summary>
    public static ISiloBuilder UseRefusalWatch(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton(provider => new RefusalWatch(provider, TimeProvider.System, provider.GetRequiredService<ILogger<RefusalWatch>>()));
        silo.Services.AddOptions<SiloConnectionOptions>().Configure<RefusalWatch>((connections, watch) =>
        {
            connections.ConfigureSiloInboundConnection(connection => connection.Use(watch.Around));
            connections.ConfigureSiloOutboundConnection(connection => connection.Use(watch.Around));
        });
        return silo;
    }
}
