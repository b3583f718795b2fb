using Routing.Client;
using Routing.Simulation;

namespace Routing.Silo.Tests;

/// <summary>Holds the cluster to all that it said, from its first event on, and to what the player was told.</summary>
internal static class WholeStory
{
    public static async Task Holds(PlayReport report, Load load, RoutingClient survivors)
    {
        Assert.True(report.AllKept, string.Join('\n', report.Promises.SelectMany(promise => promise.Violations)));
        Assert.All(report.Promises, promise => Assert.True(promise.Checked > 0, $"{promise.Promise} was never put to the test."));
        Assert.True(report.End is { Drained: true, OpenByState.Count: 0 }, $"Drained: {report.End?.Drained}; {string.Join(", ", report.End?.OpenByState ?? new Dictionary<string, int>())}");
        var events = load.Story.Events;
        Promise[] promises = [new OneAgentAtATime(), new NothingAfterTheEnd(), new EventsWithoutGap()];
        foreach (var seen in events)
        {
            foreach (var promise in promises) promise.See(seen);
        }
        Assert.Empty(promises.SelectMany(promise => promise.Violations));
        Assert.All(events.GroupBy(e => e.Source), e => Assert.Equal(1, e.First().Number));
        Assert.All(events.Where(e => e.Type == EventTypes.Accepted).CountBy(e => e.OfferId!), accepted => Assert.Equal(1, accepted.Value));
        Assert.All(events.Where(e => e.Type == EventTypes.Completed).CountBy(e => e.Contact!), completed => Assert.Equal(1, completed.Value));
        // Another reader, from the silos that are left, is told the same.
        Assert.Equal(events, await new Story(survivors).ReadAgain(events.Count));
    }
}
