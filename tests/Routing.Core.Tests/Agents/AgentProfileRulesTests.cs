using System.Collections.Immutable;

namespace Routing.Core.Tests;

public sealed class AgentProfileRulesTests
{
    private static readonly AgentProfile Sound = new()
    {
        Name = "Li Na",
        Tier = "senior",
        Languages = ["zh", "en"],
        Skills = ImmutableDictionary<string, int>.Empty.Add("repair", 8).Add("refund", 5),
        Queues = ["vip", "after-sales"],
        Channels = Given.Channels((Channel.Voice, 1), (Channel.Chat, 3)),
        Regions = ["cn"],
    };

    private static readonly AgentProfile Weighted = Sound with { Capacity = 100, ChannelCosts = Given.Channels((Channel.Voice, 60), (Channel.Chat, 10)) };

    [Fact]
    public void The_example_of_the_API_is_sound_and_so_are_weighted_channels()
    {
        Assert.Empty(AgentProfileRules.Check(new AgentProfile { Name = "a" }));
        Assert.Empty(AgentProfileRules.Check(Sound));
        Assert.Empty(AgentProfileRules.Check(Weighted));
    }

    public static TheoryData<string, AgentProfile> Faulty => new()
    {
        { "name", Sound with { Name = "a\nb" } },
        { "tier", Sound with { Tier = "" } },
        { "languages[0]", Sound with { Languages = [null!] } },
        { "languages[1]", Sound with { Languages = ["en", "Chinese"] } },
        { "languages[1]", Sound with { Languages = ["en", "EN"] } },
        { "skills.Repair", Sound with { Skills = Sound.Skills.Add("Repair", 11) } },
        { "skills", Sound with { Skills = null! } },
        { "queues[1]", Sound with { Queues = ["vip", "a/b"] } },
        { "queues[1]", Sound with { Queues = ["vip", "vip"] } },
        { "channels.voice", Sound with { Channels = Given.Channels((Channel.Voice, -1)) } },
        { "channels.chat", Sound with { Channels = Given.Channels((Channel.Chat, 1001)) } },
        { "channels", Sound with { Channels = null! } },
        { "maxConcurrent", Sound with { MaxConcurrent = -1 } },
        { "capacity", Sound with { ChannelCosts = Weighted.ChannelCosts } },
        { "channelCosts.voice", Weighted with { Capacity = 50 } },
        { "maxOpenOffers", Sound with { MaxOpenOffers = 0 } },
        { "weight", Sound with { Weight = 0 } },
        { "costPerHour", Sound with { CostPerHour = double.NaN } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Each_fault_is_told_by_its_field(string field, AgentProfile agent) =>
        Assert.Equal(field, string.Join(' ', AgentProfileRules.Check(agent).Select(f => f.Field)));
}
