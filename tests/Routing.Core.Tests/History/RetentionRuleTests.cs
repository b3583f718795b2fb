namespace Routing.Core.Tests;

/// <summary>For how long records are kept: what a rule may say, and which of several decides.</summary>
public sealed class RetentionRuleTests
{
    public static TheoryData<string, RetentionRule> Faulty => new()
    {
        { "", new RetentionRule { Records = RecordKind.Journeys, Days = 30 } },
        { "", new RetentionRule { Records = RecordKind.Surveys, Queue = "vip", Channel = Channel.Voice, Days = 0 } },
        { "", new RetentionRule { Records = RecordKind.Decisions, Group = "north", Days = 36_500 } },
        { "", new RetentionRule { Records = RecordKind.Audit, Days = 184 } },
        { "", new RetentionRule { Records = RecordKind.Operations, Days = 0 } },
        { "records", new RetentionRule { Records = (RecordKind)42, Days = 30 } },
        { "group", new RetentionRule { Records = RecordKind.Journeys, Group = "north", Queue = "vip", Days = 30 } },
        { "queue", new RetentionRule { Records = RecordKind.Journeys, Queue = "v i p", Days = 30 } },
        { "channel", new RetentionRule { Records = RecordKind.Journeys, Channel = (Channel)42, Days = 30 } },
        { "days", new RetentionRule { Records = RecordKind.Journeys, Days = -1 } },
        { "days", new RetentionRule { Records = RecordKind.Journeys, Days = 36_501 } },
        { "days", new RetentionRule { Records = RecordKind.Audit, Days = 183 } },
        { "days", new RetentionRule { Records = RecordKind.Operations, Days = 1 } },
        { "group channel", new RetentionRule { Records = RecordKind.Presences, Group = "north", Channel = Channel.Chat, Days = 30 } },
        { "queue", new RetentionRule { Records = RecordKind.Audit, Queue = "vip", Days = 365 } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Each_fault_is_told_by_its_field(string fields, RetentionRule rule) =>
        Assert.Equal(fields, string.Join(' ', RetentionRule.Check(rule).Select(fault => fault.Field)));

    [Theory]
    [InlineData("vip", "north", Channel.Voice, "vip-voice")]
    [InlineData("vip", "north", Channel.Chat, "vip")]
    [InlineData("sales", "north", Channel.Voice, "north-voice")]
    [InlineData("sales", "north", Channel.Chat, "north")]
    [InlineData("sales", "south", Channel.Voice, "voice")]
    [InlineData("sales", null, Channel.Chat, "all")]
    public void The_rule_that_says_most_of_the_records_decides(string queue, string? group, Channel channel, string rule)
    {
        var rules = new RetentionRules([
            Of("all", new() { Days = 1 }), Of("voice", new() { Channel = Channel.Voice, Days = 2 }), Of("north", new() { Group = "north", Days = 3 }),
            Of("north-voice", new() { Group = "north", Channel = Channel.Voice, Days = 4 }), Of("vip", new() { Queue = "vip", Days = 5 }),
            Of("vip-voice", new() { Queue = "vip", Channel = Channel.Voice, Days = 6 }), Of("other-kind", new() { Records = RecordKind.Decisions, Queue = "vip", Channel = Channel.Voice, Days = 7 }),
        ]);
        Assert.Equal(rule, rules.Deciding(RecordKind.Journeys, queue, group, channel)!.Id);
        Assert.Null(rules.Deciding(RecordKind.Surveys, queue, group, channel));
    }

    [Fact]
    public void What_was_said_is_counted_once_though_it_is_said_again_when_it_was_forgotten()
    {
        var journey = JourneyFold.Unknown("c-1", Given.Noon) with { Rating = 4, Satisfaction = 5 };
        Assert.True(journey.IsSurveyed());
        var forgotten = JourneyFold.See(journey.Unsurveyed(), new ContactRated("c-1", "q", "a", 2), Given.Noon, 20, null);
        Assert.False(forgotten.IsSurveyed());
        Assert.Equal(2, JourneyFold.See(journey, new ContactRated("c-1", "q", "a", 2), Given.Noon, 20, null).Rating);
    }

    private static RetentionRuleKept Of(string id, RetentionRule rule) => new(id, rule, 1);
}
