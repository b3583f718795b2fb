namespace Routing.Core.Tests.Queues;

/// <summary>Which rule, if any, takes a contact out of its queue.</summary>
public class QueueOverflowTests
{
    private static readonly Overflow ByLength = new() { WhenWaiting = 10, MoveTo = "backup" };
    private static readonly Overflow NobodyThere = new() { WhenNoAgents = true, MoveTo = "fallback" };

    private static string? OnArrival(Overflow[] rules, int waitingBefore, int? present, int maxWaiting = 0, int hop = 1)
    {
        var queue = Line.Of(new QueueConfig { Name = "q", Overflow = [.. rules], MaxWaiting = maxWaiting });
        queue.AgentsPresent = present;
        var row = Line.Add(queue, "c-1", contact => contact with { Arrival = contact.Arrival with { Hop = hop } });
        var rule = QueueOverflow.OnArrival(queue, row.Contact, waitingBefore);
        return rule is { Refuse: true } ? "refused" : rule?.MoveTo;
    }

    [Theory]
    [InlineData(9, 3, null)]
    [InlineData(10, 3, "backup")]
    [InlineData(3, 0, "fallback")]
    [InlineData(10, 0, "backup")]
    [InlineData(3, null, null)]
    public void OnArrival_theFirstRuleThatHolds(int waitingBefore, int? present, string? to) =>
        Assert.Equal(to, OnArrival([ByLength, NobodyThere], waitingBefore, present));

    [Theory]
    [InlineData(4, 1, null)]
    [InlineData(5, 1, "refused")]
    [InlineData(5, 2, null)]
    public void AFullQueueRefusesNewcomers_neverAContactOnItsWay(int waitingBefore, int hop, string? to) =>
        Assert.Equal(to, OnArrival([], waitingBefore, 1, maxWaiting: 5, hop: hop));

    [Theory]
    [InlineData(1, "refused")]
    [InlineData(2, null)]
    public void ARuleThatRefuses_isForNewcomersOnly_onArrivalAndAfterAWait(int hop, string? to)
    {
        Assert.Equal(to, OnArrival([new Overflow { WhenWaiting = 1, Refuse = true }], 5, 1, hop: hop));

        var queue = Line.Of(new QueueConfig { Name = "q", Overflow = [new Overflow { AfterSeconds = 30, Refuse = true }] });
        var row = Line.Add(queue, "c-1", contact => contact with { Arrival = contact.Arrival with { Hop = hop } });
        var (rule, passed) = QueueOverflow.AfterWait(queue, row.Contact, Line.Now.AddSeconds(30));
        Assert.Equal((to is not null, 1), (rule is not null, passed));
    }

    [Theory]
    [InlineData(29, 0, null, 0)]
    [InlineData(30, 0, "fallback", 1)]
    [InlineData(30, 2, null, 1)]
    public void AfterAWait(double waited, int present, string? to, long passed)
    {
        var queue = Line.Of(new QueueConfig { Name = "q", Overflow = [NobodyThere with { AfterSeconds = 30 }] });
        queue.AgentsPresent = present;
        var row = Line.Add(queue, "c-1");
        var (rule, after) = QueueOverflow.AfterWait(queue, row.Contact, Line.Now.AddSeconds(waited));

        Assert.Equal((to is null ? (int?)null : 0, passed), (rule, after));
    }

    [Fact]
    public void ARuleThatDidNotHold_isPassed_unlessItWaitsForAgentsToLeave()
    {
        var rules = new[] { ByLength with { AfterSeconds = 30, WhenWaiting = 1 }, NobodyThere with { AfterSeconds = 30 } };
        var queue = Line.Of(new QueueConfig { Name = "q", Overflow = [.. rules] });
        queue.AgentsPresent = 1;
        var row = Line.Add(queue, "c-1");
        var (rule, passed) = QueueOverflow.AfterWait(queue, row.Contact, Line.Now.AddSeconds(30));
        Assert.Equal((default(int?), 3L), (rule, passed));

        queue.Set(row, row.Contact with { OverflowsPassed = passed }, Line.Now);
        Line.Add(queue, "c-2");
        Assert.Null(QueueOverflow.AfterWait(queue, row.Contact, Line.Now.AddSeconds(40)).Rule);
        queue.AgentsPresent = 0;
        Assert.Equal(1, QueueOverflow.AfterWait(queue, row.Contact, Line.Now.AddSeconds(50)).Rule);
    }
}
