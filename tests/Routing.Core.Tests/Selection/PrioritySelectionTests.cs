namespace Routing.Core.Tests;

public sealed class PrioritySelectionTests
{
    private static readonly ISelectionPolicy Policy = SelectionPolicies.Find("priority");
    private static readonly QueueConfig Queue = new() { Name = "q", UrgentPriority = 50 };
    private static readonly Bid[] Bids =
    [
        Choosing.Bid("senior", load: 0.5) with { SkillLevel = 9 },
        Choosing.Bid("middle", load: 0) with { SkillLevel = 5 },
        Choosing.Bid("junior", load: 0.5) with { SkillLevel = 2 },
    ];

    [Theory]
    [InlineData(0, "junior")]
    [InlineData(25, "middle")]
    [InlineData(50, "senior")]
    [InlineData(900, "senior")]
    public void The_more_urgent_the_more_experienced_and_one_that_is_not_spares_them(double priority, string winner)
    {
        var seniorFree = Bids.Select(bid => bid.Agent == "middle" ? bid : bid with { Load = 0.2 }).ToArray();
        Assert.Equal(winner, Policy.Select(Choosing.Case(Queue) with { Priority = priority }, seniorFree, new Random(1))!.Agent);
    }

    [Fact]
    public void Among_equally_experienced_the_less_loaded_and_the_more_so_the_more_urgent()
    {
        var busy = Choosing.Bid("busy", load: 0.6) with { SkillLevel = 6 };
        var free = Choosing.Bid("free", load: 0.2) with { SkillLevel = 5 };
        Assert.Equal("free", Policy.Select(Choosing.Case(Queue) with { Priority = 50 }, [busy, free], new Random(1))!.Agent);
    }

    [Theory]
    [InlineData(0, "junior middle senior")]
    [InlineData(50, "middle senior junior")]
    public void Who_is_asked_depends_on_the_contact_at_the_head(double priority, string order)
    {
        var head = new QueueHead { Signature = new Requirement(Channel.Chat), Count = 1, BasePriority = priority, WaitingSince = Given.Noon };
        var grade = Policy.GradeOf(Queue, head, Given.Noon);
        Assert.Equal(order, string.Join(' ', Bids.OrderBy(bid => Policy.CandidateKey(Choosing.Candidate(bid, grade: grade))).Select(bid => bid.Agent)));
    }

    [Fact]
    public void The_reason_says_how_urgent_it_was() => Assert.Equal(
        "priority: 100 % urgent, level 5, 0 % occupied; next senior level 9, 50 % occupied",
        Policy.Select(Choosing.Case(Queue) with { Priority = 80 }, [Bids[1] with { Load = 0 }, Bids[0]], new Random(1))!.Reason);
}
