using System.Collections.Immutable;

namespace Routing.Core.Tests;

public sealed class KeywordIntentsTests
{
    private static readonly ImmutableArray<IntentRoute> Intents =
    [
        new() { Intent = "repair", Keywords = ["维修", "漏水", "repair", "broken"] },
        new() { Intent = "refund", Keywords = ["退款", "refund", "money back"] },
        new() { Intent = "art", Keywords = ["art"] },
        new() { Intent = "tie", Keywords = ["refund"] },
    ];

    [Theory]
    [InlineData("洗衣机漏水,要维修", "repair")]
    [InlineData("我要退款!", "refund")]
    [InlineData("My washer is BROKEN", "repair")]
    [InlineData("I want my Money Back, the repair failed", "refund")]
    [InlineData("broken again, a repair please, no refund", "repair")]
    [InlineData("Refund?", "refund")]
    [InlineData("退款refund", "refund")]
    [InlineData("modern art", "art")]
    public void The_longest_match_wins_and_the_earlier_among_equals(string text, string intent) =>
        Assert.Equal(intent, KeywordIntents.Find(text, Intents)?.Intent);

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("hello")]
    [InlineData("part, smart, artful")]
    [InlineData("refunded")]
    public void Nothing_is_found_where_no_whole_word_stands(string? text) => Assert.Null(KeywordIntents.Find(text, Intents));

    [Fact]
    public void A_later_whole_word_is_found_behind_an_earlier_part_of_one() =>
        Assert.Equal("art", KeywordIntents.Find("smart art", Intents)?.Intent);

    [Fact]
    public void Only_the_beginning_of_a_long_text_is_read() =>
        Assert.Null(KeywordIntents.Find(new string('x', KeywordIntents.MaxTextLength) + " refund", Intents));
}
