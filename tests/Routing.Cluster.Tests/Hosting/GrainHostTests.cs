using System.Collections.Concurrent;
using Routing.Actors.Tests;

namespace Routing.Cluster.Tests;

/// <summary>How an actor begins in its grain.</summary>
public sealed class GrainHostTests
{
    private const int Many = 20;

    /// <summary>
    /// Orleans holds that lock while it begins an activation. Whoever posts a notice under it to another on the same silo
    /// takes the other's, and two that begin at once and tell each other stop for ever, with all who post to them.
    /// </summary>
    [Fact]
    public void No_actor_begins_under_the_lock_of_its_activation()
    {
        using var center = new Center();
        var silos = center.Silos;
        var isLocked = new ConcurrentQueue<bool>();
        silos.Storage.Reading = _ => isLocked.Enqueue(silos.Current is { } activation && Monitor.IsEntered(activation));
        center.Queue("q");
        for (var n = 1; n <= Many; n++) center.Agent($"a-{n}", "q");
        silos.Storage.Reading = null;
        Assert.InRange(isLocked.Count, Many, int.MaxValue);
        Assert.DoesNotContain(true, isLocked);
    }

    /// <summary>Its deadlines are nobody's meanwhile, and perhaps nobody calls it; but many calls must not make many wakings.</summary>
    [Fact]
    public void Who_cannot_begin_for_want_of_storage_is_woken_until_it_can()
    {
        using var center = new Center { ExpectsFailures = true };
        var (silos, li, tries) = (center.Silos, ActorKey.Agent("li"), 0);
        center.Queue("q").Agent("li", "q");
        center.Crash(li);
        silos.Storage.Reading = id =>
        {
            if (id.Key.ToString() != li.Id) return;
            Interlocked.Increment(ref tries);
            throw new IOException("The storage is away.");
        };
        for (var call = 1; call <= Many; call++) Assert.ThrowsAny<Exception>(() => center.AgentNow(li.Id));
        var called = tries;
        for (var sweep = 1; sweep <= 3; sweep++) center.After(Defaults.Sweep.TotalSeconds);

        Assert.InRange(tries - called, 3, 3 * silos.Hosts.Count);
        Assert.DoesNotContain(li, Living(silos));

        silos.Storage.Reading = null;
        center.After(Defaults.Sweep.TotalSeconds);

        Assert.Contains(li, Living(silos));
    }

    private static IEnumerable<ActorKey> Living(TwoSilos silos) => silos.Hosts.SelectMany(hosts => hosts.Live).Select(host => host.Key);
}
