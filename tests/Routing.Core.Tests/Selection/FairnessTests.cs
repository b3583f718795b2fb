namespace Routing.Core.Tests;

/// <summary>Idleness in the choice of whom to ask: as if all were asked, though few are looked at.</summary>
public sealed class FairnessTests
{
    private static readonly Requirement Chat = new(Channel.Chat);

    private static (Board Board, BoardQueue Queue, BoardHead Head) Group(double fairness, params (string Agent, double Resolved, double IdleMinutes)[] agents)
    {
        var board = new Board(new Random(1));
        var queue = board.Update("q", new QueueConfig { Name = "q", Fairness = fairness, WaitingCostPerMinute = 0 }, 1);
        foreach (var (agent, resolved, idle) in agents)
        {
            board.Update(new AgentSnapshot
            {
                Agent = agent,
                Version = 1,
                Profile = new AgentProfile { Name = agent, Queues = ["q"] },
                Presence = PresenceKind.Ready,
                Open = [Channel.Chat],
                IdleSince = Given.Noon.AddMinutes(-idle),
                Tallies = [new IntentTally("repair", 5000, 5000, 5000 * resolved, 0, 0, 5000 * 300)],
            });
        }
        return (board, queue, new BoardHead(new QueueHead { Signature = Chat, Count = 1, Intent = "repair", WaitingSince = Given.Noon }));
    }

    private static readonly (string, double, double)[] Team =
        [("a", 0.90, 1), ("b", 0.89, 2), ("c", 0.88, 1), ("d", 0.87, 1), ("e", 0.86, 1), ("idle", 0.60, 9), ("long-idle", 0.60, 300)];

    [Fact]
    public void As_it_is_by_default_idleness_does_not_reach_who_is_asked()
    {
        var (board, queue, head) = Group(Defaults.Fairness, Team);
        Assert.Equal("abcd", string.Concat(Matching.ForHead(board, queue, head, Given.Noon)));
    }

    [Fact]
    public void With_weight_the_idle_are_asked_too_and_ten_minutes_are_as_good_as_five_hours()
    {
        var (board, queue, head) = Group(1, Team);
        Assert.Equal("long-idle idle b a", string.Join(' ', Matching.ForHead(board, queue, head, Given.Noon)));
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(10)]
    public void Whoever_is_asked_is_best_of_all_by_value_and_idleness_together(double fairness)
    {
        var random = new Random(5);
        (string Agent, double Resolved, double IdleMinutes)[] agents = [.. Enumerable.Range(0, 60).Select(n => ($"a-{n}", 0.4 + (0.5 * random.NextDouble()), random.NextDouble() * 15))];
        var (board, queue, head) = Group(fairness, agents);

        var best = agents.OrderByDescending(a =>
            (3 * board.Statistics.Agent(a.Agent, "repair").Resolved) + (3 * fairness * Math.Min(1, a.IdleMinutes / 10))).Take(16).Select(a => a.Agent);

        // Of those idle for more than ten minutes any two may be as good.
        Assert.Equal(best.Order(), Matching.ForHead(board, queue, head, Given.Noon, 16).Order());
    }
}
