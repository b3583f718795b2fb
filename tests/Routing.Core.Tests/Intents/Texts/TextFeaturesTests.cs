namespace Routing.Core.Tests;

public sealed class TextFeaturesTests
{
    // Of a word of n letters, with a space at each end, there are n+1, n, n-1 and n-2 runs of 2, 3, 4 and 5 characters.
    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData("abc", 1, 4 + 3 + 2 + 1, 0)]
    [InlineData("abc abc", 2 + 1, 20, 0)]
    [InlineData("abc xyz", 2 + 1, 20, 1)]
    [InlineData("退款", 2 + 1, 3 + 2 + 1, 1)]
    [InlineData("iPhone退款", 3 + 2, 7 + 6 + 5 + 4 + 3 + 2 + 1, 3)]
    public void Words_runs_and_pairs(string text, int words, int runs, int pairs)
    {
        var kinds = TextFeatures.Of(text).CountBy(TextFeatures.KindOf).ToDictionary();
        Assert.Equal((words, runs, pairs), (kinds.GetValueOrDefault(FeatureKind.Word), kinds.GetValueOrDefault(FeatureKind.Run), kinds.GetValueOrDefault(FeatureKind.Pair)));
    }

    [Fact]
    public void The_order_of_words_changes_what_follows_and_not_what_is_there()
    {
        var there = TextFeatures.Of("dog bites man").ToHashSet();
        var back = TextFeatures.Of("man bites dog").ToHashSet();
        Assert.True(there.Where(IsOfKind(FeatureKind.Pair)).ToHashSet().SetEquals(back.Where(IsOfKind(FeatureKind.Pair))));
        Assert.False(there.SetEquals(back));
    }

    [Fact]
    public void A_long_text_has_a_bounded_number_of_pairs() => Assert.Equal(
        TextFeatures.MostPaired * (TextFeatures.MostPaired - 1) / 2,
        TextFeatures.Of(string.Join(' ', Enumerable.Range(0, 200))).Count(IsOfKind(FeatureKind.Pair)));

    private static Func<uint, bool> IsOfKind(FeatureKind kind) => feature => TextFeatures.KindOf(feature) == kind;
}
