namespace Routing.Core.Tests.Queues;

/// <summary>How long people have to pick an agent.</summary>
public class PickingTimeTests
{
    [Theory]
    [InlineData(QueueOrdering.Priority, 600)]
    [InlineData(QueueOrdering.EarliestDue, null)]
    public void It_ends_at_the_waiting_bound_that_holds_and_where_the_earliest_due_goes_first_there_is_none(QueueOrdering order, int? seconds)
    {
        var config = new QueueConfig { Name = "q", Selection = "suggest", MaxWaitSeconds = 600, Order = order, Targets = new TargetRules { FirstResponseSeconds = 60 } };
        var row = Line.Add(Line.Of(config), "c-1");
        Assert.Equal(seconds is { } bound ? Line.Now.AddSeconds(bound) : DateTimeOffset.MaxValue, PickingTime.Until(config, row.Contact, Line.Now));
    }
}
