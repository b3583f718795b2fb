namespace Routing.Core.Tests;

/// <summary>Contacts of the past are planned again as they came: with what their customers had behind them then.</summary>
public sealed class RulesReplayTests
{
    private static readonly IReadOnlySet<string> Queues = new HashSet<string> { "general", "vip" };
    private static readonly GroupRules Current = new() { DefaultQueue = "general" };

    [Theory]
    [InlineData(true, null, 1)]
    [InlineData(null, true, 1)]
    [InlineData(null, false, 1)]
    [InlineData(false, null, 1)]
    public void OnlyWhatHadEndedBeforeIt_isAContactsPast(bool? repeat, bool? known, int changed)
    {
        // The same customer twice, with the same: the second time as one who is known and has come back.
        var customer = new CustomerRecord { Profile = new CustomerProfile(), Recent = [Past("c-2", 2), Past("c-1", 0)] };
        var draft = Current with { Rules = [new RoutingRule { Name = "r", When = new RuleCondition { RepeatContact = repeat, KnownCustomer = known }, Then = new RuleEffect { Queue = "vip" } }] };

        var replayed = RulesReplay.Compare(Current, draft, Queues, [(Came("c-2", 2), customer), (Came("c-1", 0), customer)], _ => 0);

        Assert.Equal((2, changed), (replayed.Replayed, replayed.Changed));
        Assert.Equal(repeat == false || known == false ? "c-1" : "c-2", Assert.Single(replayed.Changes).ContactId);
    }

    [Fact]
    public void ARatingGivenLater_isNotYetKnown()
    {
        var customer = new CustomerRecord { Profile = new CustomerProfile(), Recent = [Past("c-1", 0) with { Satisfaction = 1 }] };
        var draft = Current with { Rules = [new RoutingRule { Name = "r", When = new RuleCondition { SatisfactionAtMost = 2 }, Then = new RuleEffect { Queue = "vip" } }] };
        Assert.Equal(0, RulesReplay.Compare(Current, draft, Queues, [(Came("c-1", 0), customer)], _ => 0).Changed);
        Assert.Equal(1, RulesReplay.Compare(Current, draft, Queues, [(Came("c-2", 1), customer)], _ => 0).Changed);
    }

    private static PastContact Past(string id, int hour) =>
        new() { ContactId = id, Agent = "a", Queue = "general", Intent = "refund", EndedAt = Given.Noon.AddHours(hour).AddMinutes(10) };

    private static ContactRecord Came(string id, int hour) => new()
    {
        Request = new ContactRequest { Id = id, CustomerId = "u-1", Channel = Channel.Chat, Intent = "refund" },
        Plan = Planning.Of("default", Current, 1, Line(), new ContactRequest { Id = id, CustomerId = "u-1", Channel = Channel.Chat, Intent = "refund" }, CustomerRecord.Unknown, Given.Noon.AddHours(hour))!,
        CreatedAt = Given.Noon.AddHours(hour),
    };

    private static Board Line()
    {
        var board = new Board(new Random(1));
        board.Update("general", new QueueConfig { Name = "general" }, 1);
        return board;
    }
}
