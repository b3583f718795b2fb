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
    [InlineData("en", true)]
    [InlineData("EN", true)]
    [InlineData("yue", true)]
    [InlineData("zh-Hans-CN", true)]
    [InlineData("es-419", true)]
    [InlineData("de-1996", true)]
    [InlineData("english", false)]
    [InlineData("中文", false)]
    [InlineData("zh_CN", false)]
    [InlineData("e", false)]
    [InlineData("", false)]
    [InlineData("en-", false)]
    [InlineData("en--US", false)]
    [InlineData("en-US ", false)]
    [InlineData("en-abcdefghi", false)]
    [InlineData("en-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd", false)]
    public void ATag_isOfThreeLettersAtMost_andWhatFollows(string text, bool isTag) => Assert.Equal(isTag, LanguageTag.IsValid(text));

    [Theory]
    [InlineData("EN", "en")]
    [InlineData("zh-hans-cn", "zh-Hans-CN")]
    [InlineData("ES-419", "es-419")]
    [InlineData("sl-ROZAJ-biske", "sl-rozaj-biske")]
    public void ATag_isKeptInOneSpelling(string written, string kept) => Assert.Equal(kept, LanguageTag.InOneSpelling(written));

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
