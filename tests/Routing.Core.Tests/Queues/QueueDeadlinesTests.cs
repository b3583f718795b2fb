namespace Routing.Core.Tests.Queues;

/// <summary>What time alone makes of a waiting contact.</summary>
public class QueueDeadlinesTests
{
    private static readonly QueueConfig Relaxing = new()
    {
        Name = "q",
        Requirements = [new SkillLevel("repair", 8)],
        Relaxations = [new Relaxation { AfterSeconds = 60, Requirements = [new SkillLevel("repair", 5)] }, new Relaxation { AfterSeconds = 120, Requirements = [new SkillLevel("repair", 0)] }],
    };

    private static double? DueAfter(QueueState queue, QueueRow row) => (QueueDeadlines.Next(queue, row) - Line.Now)?.TotalSeconds;

    [Fact]
    public void NothingToWaitFor_nothingIsDue() => Assert.Null(DueAfter(Line.Of(), Line.Add(Line.Of(), "c-1")));

    [Theory]
    [InlineData(59, 0, 60.0)]
    [InlineData(60, 1, 120.0)]
    [InlineData(130, 2, null)]
    public void RelaxationSteps_comeDueInTurn(double waited, int step, double? next)
    {
        var queue = Line.Of(Relaxing);
        var row = Line.Add(queue, "c-1");
        QueueDeadlines.Pass(queue, row, Line.Now.AddSeconds(waited));

        Assert.Equal((step, next), (row.Step, DueAfter(queue, row)));
    }

    [Fact]
    public void AHoldEnds_andTheContactIsAnybodys()
    {
        var queue = Line.Of();
        var row = Line.Add(queue, "c-1", contact => contact with { Hold = new AffinityHold("a", Line.Now.AddSeconds(40)) });
        Assert.Equal(("a", 40.0), (row.Signature!.OnlyAgent, DueAfter(queue, row)));

        QueueDeadlines.Pass(queue, row, Line.Now.AddSeconds(40));
        Assert.Null(row.Signature!.OnlyAgent);
    }

    [Fact]
    public void RefusalsAreForgotten_eachAtItsTime()
    {
        var queue = Line.Of();
        var row = Line.Add(queue, "c-1", contact => contact with { Refusals = [new PastRefusal("a", Line.Now.AddSeconds(60)), new PastRefusal("b", Line.Now.AddSeconds(90))] });
        QueueDeadlines.Pass(queue, row, Line.Now.AddSeconds(60));

        Assert.Equal("b", Assert.Single(row.Contact.Refusals).Agent);
        Assert.Equal(90, DueAfter(queue, row));
    }

    [Fact]
    public void AnOfferExpires_whateverElseIsDue()
    {
        var queue = Line.Of(Relaxing);
        var row = Line.Add(queue, "c-1");
        queue.Set(row, row.Contact with { Phase = WaitingPhase.Offered, Offer = Agents.Desk.Terms() }, Line.Now);

        Assert.Equal(20, DueAfter(queue, row));
    }

    [Fact]
    public void DeadlinesThatNoLongerHold_doNotPileUp_andThoseThatDoStay()
    {
        var queue = Line.Of(Relaxing);
        var first = Line.Add(queue, "c-1");
        for (var i = 0; i < 10_000; i++) queue.Remove(Line.Add(queue, $"d-{i}"));

        Assert.InRange(queue.Deadlines, 1, 100);
        Assert.True(queue.TryPeekDue(out var row, out var due));
        Assert.Equal((first, Line.Now.AddSeconds(60)), (row, due));
    }

    [Fact]
    public void WhileARoundHasIt_aRowKeepsItsPlace_andFindsItsNewOneWhenItOpens()
    {
        var queue = Line.Of(Relaxing);
        var row = Line.Add(queue, "c-1");
        queue.Shut(row);
        Assert.Equal((1, false), (queue.Waiting, queue.Groups.Any()));

        queue.Reopen(row, Line.Now.AddSeconds(61));
        Assert.Equal((1, 5), (row.Step, queue.Groups.Single().Signature.Skills[0].MinLevel));
    }

    [Fact]
    public void ARoundThatCameToNothing_isNoChange_anArrivalAndADepartureAre()
    {
        var queue = Line.Of();
        var (first, _) = (Line.Add(queue, "c-1"), Line.Add(queue, "c-2"));
        var before = QueueViews.Heads(queue).Single().Change;
        queue.Shut(first);
        queue.Reopen(first, Line.Now);
        Assert.Equal(before, QueueViews.Heads(queue).Single().Change);

        var third = Line.Add(queue, "c-3");
        var arrived = QueueViews.Heads(queue).Single().Change;
        queue.Remove(third);
        Assert.True(before < arrived && arrived < QueueViews.Heads(queue).Single().Change);
    }
}
