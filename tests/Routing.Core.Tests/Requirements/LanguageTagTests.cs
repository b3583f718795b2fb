namespace Routing.Core.Tests;

/// <summary>Languages as people mean them, and not as they are spelled.</summary>
public sealed class LanguageTagTests
{
    [Theory]
    [InlineData("zh", "zh", true, true)]
    [InlineData("zh", "ZH", true, true)]
    [InlineData("zh", "zh-CN", true, true)]
    [InlineData("ZH", "zh-hans-CN", true, true)]
    [InlineData("zh-CN", "zh", false, true)]
    [InlineData("zh-TW", "zh-CN", false, false)]
    [InlineData("zh", "zhx", false, false)]
    [InlineData("en", "zh", false, false)]
    public void OneCoversItsKinds_andServesEitherWay(string language, string tag, bool covers, bool serves) =>
        Assert.Equal((covers, serves), (LanguageTag.Covers(language, tag), LanguageTag.Serves(language, tag)));

    [Fact]
    public void NoLanguage_isCoveredByNone() => Assert.False(LanguageTag.Covers("zh", null));

    [Theory]
    [InlineData("zh", "zh-CN", Eligible.Yes)]
    [InlineData("zh-CN", "ZH", Eligible.Yes)]
    [InlineData("zh-TW", "zh-CN", Eligible.NoLanguage)]
    [InlineData("en", "zh-CN", Eligible.NoLanguage)]
    public void AnAgent_isAskedForAnyKindOfWhatTheySpeak_andTheBoardKnows(string spoken, string needed, Eligible expected)
    {
        var profile = new AgentProfile { Name = "A", Queues = ["q"], Languages = [spoken] };
        Assert.Equal(expected, Eligibility.Check("a", profile, "q", new Requirement(Channel.Chat, language: needed)));

        var board = new Board(new Random(1));
        board.Update("q", new QueueConfig { Name = "q" }, 1);
        board.Update(new AgentSnapshot { Agent = "a", Version = 1, Profile = profile, Presence = PresenceKind.Ready, Open = [Channel.Chat], IdleSince = Given.Noon });
        Assert.Equal(expected == Eligible.Yes, board.Queues["q"].Speaks(needed));
    }
}
