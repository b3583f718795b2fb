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
}
