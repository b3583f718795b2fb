namespace Routing.Core.Tests.Dispatching;

/// <summary>Which needs nobody present could meet.</summary>
public class VacanciesTests
{
    private static readonly Requirement Senior = new(Channel.Chat, agentTiers: ["senior"]);

    private static (Board Board, BoardQueue Queue) WithOne(PresenceKind presence)
    {
        var board = new Board(new Random(1));
        var queue = board.Update("q", new QueueConfig { Name = "q" }, 1);
        board.Update(Agent("a", presence, 1));
        return (board, queue);
    }

    private static Requirement[] Told(BoardQueue queue) => [.. queue.Vacancies.Tell()];

    private static AgentSnapshot Agent(string id, PresenceKind presence, long version, string tier = "senior") =>
        new() { Agent = id, Version = version, Presence = presence, Profile = new AgentProfile { Name = id, Tier = tier, Queues = ["q"] } };

    private static void Change(Board board, BoardQueue queue, AgentSnapshot later)
    {
        var before = board.Agents.GetValueOrDefault(later.Agent)?.Snapshot;
        board.Update(later);
        queue.Vacancies.Look(board, queue, before, later);
    }

    [Theory]
    [InlineData(PresenceKind.Ready, false)]
    [InlineData(PresenceKind.NotReady, false)]
    [InlineData(PresenceKind.Draining, true)]
    [InlineData(PresenceKind.Offline, true)]
    public void Whoever_is_present_counts_whether_free_or_not(PresenceKind presence, bool isVacant)
    {
        var (board, queue) = WithOne(presence);
        queue.Vacancies.Watch(board, queue, Senior.Sparing(["senior"]).Yielding(true));
        Assert.Equal(isVacant, queue.Vacancies.HasNews);
        Assert.Equal(isVacant ? [Senior] : [], Told(queue));
    }

    [Fact]
    public void Each_change_is_news_once()
    {
        var (board, queue) = WithOne(PresenceKind.Ready);
        queue.Vacancies.Watch(board, queue, Senior);
        Change(board, queue, Agent("b", PresenceKind.Ready, 1));
        Change(board, queue, Agent("a", PresenceKind.Offline, 2));
        Assert.False(queue.Vacancies.HasNews);
        Change(board, queue, Agent("b", PresenceKind.Ready, 2, tier: "junior"));
        Assert.True(queue.Vacancies.HasNews);
        Assert.Equal([Senior], Told(queue));
        Assert.False(queue.Vacancies.HasNews);
        Change(board, queue, Agent("b", PresenceKind.Ready, 3));
        Assert.Equal([], Told(queue));
        board.Forget("b");
        queue.Vacancies.LookAnew(board, queue);
        Assert.Equal([Senior], Told(queue));
    }

    [Fact]
    public void Beyond_its_bound_it_watches_no_more_unless_something_is_to_spare()
    {
        var (board, queue) = WithOne(PresenceKind.Offline);
        for (var i = 0; i <= Vacancies.Most; i++) queue.Vacancies.Watch(board, queue, new Requirement(Channel.Chat, agentTiers: [$"t{i}"]));
        Assert.Equal(Vacancies.Most, Told(queue).Length);
        Change(board, queue, Agent("a", PresenceKind.Ready, 2, tier: "t0"));
        queue.Vacancies.Watch(board, queue, Senior);
        Assert.Contains(Senior, Told(queue));
    }
}
