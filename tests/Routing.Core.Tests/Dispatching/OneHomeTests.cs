using System.Collections.Immutable;

namespace Routing.Core.Tests.Dispatching;

/// <summary>Whom a freed agent serves where best-bid decides, before anything is fitted.</summary>
public class OneHomeTests
{
    private readonly Board _board = new(new Random(1));

    private OneHomeTests Queue(string id, double cost, int waiting, string? skill = null)
    {
        var need = new Requirement(Channel.Chat, skills: skill is null ? [] : [new SkillLevel(skill, 1)]);
        var queue = _board.Update(id, new QueueConfig { Name = id, WaitingCostPerMinute = cost }, 1);
        queue.Heads.Add(need, new BoardHead(new QueueHead { Signature = need, Count = waiting, WaitingSince = Given.Noon }));
        return this;
    }

    private OneHomeTests Agent(string id, string queues, int level = 5, long version = 1)
    {
        _board.Update(new AgentSnapshot
        {
            Agent = id,
            Version = version,
            Profile = new AgentProfile { Name = id, Queues = [.. queues.Split(' ')], Skills = ImmutableDictionary<string, int>.Empty.Add("gold", level) },
            Presence = PresenceKind.Ready,
            Open = [Channel.Chat],
            IdleSince = Given.Noon,
        });
        return this;
    }

    private string? ServedBy(string agent) => Matching.ForAgent(_board, _board.Agents[agent], Given.Noon.AddMinutes(1))?.Queue.Id;

    [Fact]
    public void OneVipGoesBeforeTwentyOthers_whereTheSameAgentsServeBoth() =>
        Assert.Equal("vip", Queue("vip", 5, 1).Queue("others", 1, 20).Agent("a", "vip others").Agent("b", "others vip").ServedBy("a"));

    [Fact]
    public void OfThoseWhoseWaitingCostsTheSame_theLongerQueueGoesFirst() =>
        Assert.Equal("others", Queue("some", 1, 3).Queue("others", 1, 4).Agent("a", "some others").ServedBy("a"));

    /// <summary>Another may be there for the VIP: how many wait counts, too.</summary>
    [Fact]
    public void WhereSomeServeOneOfThemOnly_theQueuesCount() =>
        Assert.Equal("others", Queue("vip", 5, 1).Queue("others", 1, 20).Agent("a", "vip others").Agent("b", "vip").ServedBy("a"));

    [Fact]
    public void WhereTheyAreNotAlikeInSkill_theQueuesCount() =>
        Assert.Equal("others", Queue("vip", 5, 1, "gold").Queue("others", 1, 20).Agent("a", "vip others").Agent("b", "vip others", level: 9).ServedBy("a"));

    [Fact]
    public void WhoComesOrLeaves_changesWhatIsOneHome()
    {
        Queue("vip", 5, 1).Queue("others", 1, 20).Agent("a", "vip others").Agent("b", "vip");
        Assert.Equal("others", ServedBy("a"));
        Agent("b", "vip others", version: 2);
        Assert.Equal("vip", ServedBy("a"));
        Agent("c", "others");
        Assert.Equal("others", ServedBy("a"));
        _board.Forget("c");
        Assert.Equal("vip", ServedBy("a"));
    }
}
