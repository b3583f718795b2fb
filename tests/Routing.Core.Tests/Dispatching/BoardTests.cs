namespace Routing.Core.Tests.Dispatching;

/// <summary>The dispatcher's view of a group, from what agents and queues tell.</summary>
public class BoardTests
{
    private static readonly Requirement Chat = new(Channel.Chat);

    private static AgentSnapshot Ready(string agent, string queues, long version = 1) => new()
    {
        Agent = agent,
        Version = version,
        Profile = new AgentProfile { Name = agent, Queues = [.. queues.Split(' ')] },
        Presence = PresenceKind.Ready,
        Open = [Channel.Chat],
        IdleSince = Given.Noon,
    };

    private static QueueHead Head(Requirement signature, int count) => new() { Signature = signature, Count = count, WaitingSince = Given.Noon };

    [Fact]
    public void AnOvertakenWord_changesNothing_butItsTalliesCount()
    {
        var board = new Board(new Random(1));
        board.Update(Ready("a", "q", version: 2));

        Assert.False(board.Update(Ready("a", "other") with { Tallies = [new IntentTally("repair", 7, 0, 0, 0, 0, 700)] }));
        Assert.Equal(7, board.Statistics.Group("repair").Contacts);
        Assert.Equal("q", board.Agents["a"].Snapshot.Profile.Queues[0]);
    }

    [Fact]
    public void ByLot_everybodyIsAskedInTurn_thoughNobodyChanges()
    {
        var board = new Board(new Random(1));
        var queue = board.Update("q", new QueueConfig { Name = "q", Selection = "random" }, 1);
        for (var i = 1; i <= 10; i++) board.Update(Ready($"a-{i}", "q"));
        var head = new BoardHead(Head(Chat, 1));

        var asked = Enumerable.Range(0, 3).SelectMany(_ => Matching.ForHead(board, queue, head, Given.Noon)).ToList();
        Assert.Equal((12, 10), (asked.Count, asked.Distinct().Count()));
    }

    /// <summary>What waits elsewhere counts by queue, however it is divided by what it needs.</summary>
    [Theory]
    [InlineData(4, 0)]
    [InlineData(3, 1)]
    public void ThePriceOfAnAgent_isThatOfAllWhoWaitElsewhere(int speakingNone, int speakingEnglish)
    {
        var board = new Board(new Random(1));
        var queue = board.Update("q", new QueueConfig { Name = "q" }, 1);
        var other = board.Update("other", new QueueConfig { Name = "other" }, 1);
        foreach (var agent in new[] { "a", "b" }) board.Update(Ready(agent, "q other"));
        foreach (var head in new[] { Head(Chat, speakingNone), Head(new Requirement(Channel.Chat, language: "en"), speakingEnglish) }) other.Heads.Add(head.Signature, new BoardHead(head));

        Assert.Equal([10.0, 10.0], Matching.Prices(board, queue, "general", ["a", "b"]).Select(price => price.Price));
    }
}
