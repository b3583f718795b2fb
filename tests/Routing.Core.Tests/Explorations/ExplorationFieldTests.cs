using System.Collections.Immutable;

namespace Routing.Core.Tests.Explorations;

/// <summary>A little is tried: seldom, by the contact's id, and only where it may prove better.</summary>
public class ExplorationFieldTests
{
    private static readonly Requirement Chat = new(Channel.Chat);

    private static (Board Board, BoardQueue Queue) Group(double share, params (string Agent, int Contacts, double Resolved)[] agents)
    {
        var board = new Board(new Random(1));
        var queue = board.Update("q", new QueueConfig { Name = "q", ExplorationShare = share }, 1);
        board.Update("other", new QueueConfig { Name = "other" }, 1);
        foreach (var (agent, contacts, resolved) in agents)
        {
            board.Update(new AgentSnapshot
            {
                Agent = agent,
                Version = 1,
                Profile = new AgentProfile { Name = agent, Queues = ["q", "other"] },
                Presence = PresenceKind.Ready,
                Open = [Channel.Chat],
                IdleSince = Given.Noon,
                Tallies = [new IntentTally("repair", contacts, contacts, contacts * resolved, 0, 0, contacts * 300)],
            });
        }
        return (board, queue);
    }

    private static (ImmutableArray<string> Asked, Exploration? Exploration) Try(Board board, BoardQueue queue, string contact)
    {
        var head = new BoardHead(new QueueHead { Signature = Chat, Count = 1, Intent = "repair", WaitingSince = Given.Noon });
        return ExplorationField.Of(board, queue, contact, "repair", Matching.ForHead(board, queue, head, Given.Noon, ExplorationField.Most));
    }

    [Fact]
    public void OnlyWhoMayBeAsGoodIsTried()
    {
        var (board, queue) = Group(0.2, ("best", 2_000, 0.8), ("new", 2, 1), ("known", 2_000, 0.5));
        var tried = Enumerable.Range(0, 500).Select(n => Try(board, queue, $"c-{n}").Exploration!).ToList();

        Assert.All(tried, exploration => Assert.Equal(2, exploration.Field));
        Assert.Equal(["best", "new"], tried.Select(exploration => exploration.Drawn).OfType<string>().Distinct().Order());
        Assert.InRange(tried.Count(exploration => exploration.Drawn is not null), 70, 130);
    }

    [Fact]
    public void NobodyIsTried_whereItIsSwitchedOff_orThereIsNoChoice_orOthersWaitForThem()
    {
        var (off, queue) = Group(0, ("a", 5, 0.8), ("b", 5, 0.8));
        Assert.Null(Try(off, queue, "c-1").Exploration);
        var (alone, itsQueue) = Group(0.2, ("a", 5, 0.8));
        Assert.Null(Try(alone, itsQueue, "c-1").Exploration);
        var (wanted, theirQueue) = Group(0.2, ("a", 5, 0.8), ("b", 5, 0.8));
        Assert.NotNull(Try(wanted, theirQueue, "c-1").Exploration);
        wanted.Queues["other"].Heads.Add(Chat, new BoardHead(new QueueHead { Signature = Chat, Count = 1, WaitingSince = Given.Noon }));
        Assert.Null(Try(wanted, theirQueue, "c-1").Exploration);
    }

    [Fact]
    public void TheSameContactDrawsTheSame()
    {
        var (board, queue) = Group(0.2, [.. Enumerable.Range(0, 30).Select(n => ($"a-{n:00}", 3, 0.8))]);
        foreach (var n in Enumerable.Range(0, 50))
        {
            var (once, again) = (Try(board, queue, $"c-{n}"), Try(board, queue, $"c-{n}"));
            Assert.Equal(once.Asked.AsEnumerable(), again.Asked);
            Assert.Equal(once.Exploration!.Drawn, again.Exploration!.Drawn);
            Assert.Equal(ExplorationField.Most, once.Exploration.Field);
            Assert.Equal(Defaults.UsualBids, once.Asked.Distinct().Count());
        }
    }

    /// <summary>Over many contacts each agent is chosen as often as its propensity says; all that is left of it is chance.</summary>
    [Fact]
    public void PropensitiesAreTheSharesThatComeTrue()
    {
        const int contacts = 20_000;
        var (board, queue) = Group(0.2, ("a", 40, 0.85), ("b", 4, 0.75), ("c", 4, 0.8), ("d", 4, 0.7), ("e", 4, 0.75), ("f", 3_000, 0.4));
        Dictionary<string, int> chosen = [];
        Dictionary<string, double> promised = [];
        for (var n = 0; n < contacts; n++)
        {
            var (asked, exploration) = Try(board, queue, $"c-{n}");
            Bid[] bids = [.. asked.Select(agent => new Bid { Agent = agent, Eligible = Eligible.Yes, Expected = board.Statistics.Agent(agent, "repair") })];
            var best = new BestBidSelection().Select(Selection(queue), bids, new Random(1))!;
            var award = ExploringAward.Of(best, exploration, bids, "repair");
            chosen[award.Agent] = chosen.GetValueOrDefault(award.Agent) + 1;
            promised.TryAdd(award.Agent, award.Scores.Single(score => score.Agent == award.Agent).Propensity!.Value);
        }
        Assert.Equal(["a", "b", "c", "d", "e"], chosen.Keys.Order());
        Assert.Equal(1, promised.Values.Sum(), 9);
        foreach (var (agent, share) in promised)
        {
            var deviation = Math.Sqrt(share * (1 - share) / contacts);
            Assert.InRange((double)chosen[agent] / contacts, share - (4 * deviation), share + (4 * deviation));
        }
    }

    [Fact]
    public void WhoeverWasDrawnButCannotTakeIt_leavesItToTheBest_andTheRecordSaysWhatWasTried()
    {
        Bid[] bids =
        [
            Choosing.Bid("new") with { Expected = new IntentMeans(0.7, 300, 4, 2, 0.6, 0.85) }, Choosing.Bid("best", resolve: 0.9),
        ];
        var exploration = new Exploration(0.02, 2, ["new", "best"], "new");
        var best = new BestBidSelection().Select(Choosing.Case(), bids, new Random(1))!;
        var award = ExploringAward.Of(best, exploration, bids, "repair");
        Assert.Equal(("new", true), (award.Agent, award.Explored));
        Assert.Equal("explores: resolves 60–85 % of repair by 2 contacts, may be as good as best", award.Reason);
        Assert.Equal([0.01, 0.99], award.Scores.Select(score => score.Propensity!.Value));

        bids[0] = Bid.Refusal("new", Eligible.NoCapacity);
        best = new BestBidSelection().Select(Choosing.Case(), bids, new Random(1))!;
        Assert.Equal(("best", false), (ExploringAward.Of(best, exploration, bids, "repair").Agent, ExploringAward.Of(best, exploration, bids, "repair").Explored));
    }

    private static SelectionCase Selection(BoardQueue queue) => new(Given.Card(), queue.Config, Given.Noon, TimeSpan.Zero, 0, [], null);
}
