namespace Routing.Core.Tests.Queues;

public class TeamCalendarTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly QueueConfig Sites = new()
    {
        Name = "Worldwide",
        TeamHours = [new TeamHours { Team = "asia", Open = [new RuleHours { From = "00:00", To = "09:00" }] }, new TeamHours { Team = "europe", Open = [new RuleHours { From = "09:00", To = "18:00" }] }],
    };

    [Fact]
    public void IsLookedUpAgain_onlyAsATeamOpensOrCloses()
    {
        var calendar = new TeamCalendar();
        var closed = calendar.LookAt(Sites, Monday);
        Assert.Equal("europe", Assert.Single(closed));
        Assert.Equal((Monday.AddHours(1), 1), (calendar.ChangesAt!.Value, calendar.Changes));
        Assert.True(closed == calendar.LookAt(Sites, Monday.AddMinutes(59)));
        Assert.Equal("asia", Assert.Single(calendar.LookAt(Sites, Monday.AddHours(1))));
        Assert.Equal(2, calendar.Changes);
    }

    [Fact]
    public void OtherHours_countAtOnce()
    {
        var calendar = new TeamCalendar();
        calendar.LookAt(Sites, Monday);
        Assert.Empty(calendar.LookAt(Sites with { TeamHours = [] }, Monday));
        Assert.Null(calendar.ChangesAt);
    }

    /// <summary>Who is there is counted for every contact that is told how long it will wait: not anew for want of a change.</summary>
    [Fact]
    public void TheCrewOfAQueueWithHours_isCountedOnce_andAnewAsATeamOpens()
    {
        var board = new Board(new Random(1));
        var queue = board.Update("q", Sites, 1);
        var crew = queue.CrewFor(Channel.Voice, board, Monday);
        Assert.Same(crew, queue.CrewFor(Channel.Voice, board, Monday.AddMinutes(30)));
        Assert.NotSame(crew, queue.CrewFor(Channel.Voice, board, Monday.AddHours(1)));
    }
}
