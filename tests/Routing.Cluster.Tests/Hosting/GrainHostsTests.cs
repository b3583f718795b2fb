using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Routing.Cluster.Tests;

public sealed class GrainHostsTests : ILogger<GrainHosts>
{
    private readonly List<string> _lines = [];

    [Fact]
    public void A_customer_that_fails_is_not_named_in_the_log_and_others_are()
    {
        var hosts = new GrainHosts(null!, null!, null!, null!, new ClusterClock(TimeProvider.System), this);
        foreach (var key in (ActorKey[])[ActorKey.Customer("u-wang"), ActorKey.Agent("li-na")])
        {
            hosts.Failed(key, new FencedException(key));
            hosts.Failed(key, new StoreUnavailableException($"{key} could not be loaded"));
        }

        Assert.Equal(4, _lines.Count);
        Assert.DoesNotContain(_lines, line => line.Contains("u-wang", StringComparison.Ordinal));
        Assert.Contains(nameof(FencedException), _lines[0], StringComparison.Ordinal);
        Assert.Equal(2, _lines.Count(line => line.Contains("li-na", StringComparison.Ordinal)));
    }

    /// <summary>As when its silo stops, or it moves: that is no failure of the actor.</summary>
    [Fact]
    public void An_alarm_set_as_the_activation_ends_is_no_error()
    {
        var hosts = new GrainHosts(null!, null!, null!, DispatchProxy.Create<IGrainRuntime, Ending>(), new ClusterClock(TimeProvider.System), this);
        hosts.StayUntil(null!, DateTimeOffset.MaxValue - TimeSpan.FromDays(1));
        Assert.Empty(_lines);
    }

    /// <summary>What Orleans says of an activation that is no longer valid.</summary>
    public class Ending : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new InvalidOperationException("Attempt to access an invalid activation");
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Add($"{formatter(state, exception)} {exception}");
}
