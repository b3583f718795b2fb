namespace Routing.Core.Tests;

public sealed class StarterIntentsTests
{
    private static readonly string[] Intents =
        ["account", "cancellation", "complaint", "delivery", "fault", "general", "invoice", "plan-change", "product-advice", "refund", "repair"];

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Nine_in_ten_utterances_in_other_words_are_found(string language)
    {
        var heldOut = StarterIntents.HeldOut(language);
        var right = heldOut.Count(text => StarterIntents.Model.Classify(text.Text)[0].Intent == text.Intent);
        Assert.InRange((double)right / heldOut.Length, 0.9, 1);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void There_are_forty_utterances_of_each_intent_and_none_of_those_held_out(string language)
    {
        var learned = StarterIntents.Utterances(language);
        Assert.Equal(Intents, learned.Select(text => text.Intent).Distinct().Order(StringComparer.Ordinal));
        Assert.All(learned.CountBy(text => text.Intent), count => Assert.InRange(count.Value, 40, 1000));
        Assert.All(StarterIntents.HeldOut(language).CountBy(text => text.Intent), count => Assert.InRange(count.Value, 15, 1000));
        Assert.Empty(Folded(learned).Intersect(Folded(StarterIntents.HeldOut(language))));
    }

    [Fact]
    public void Confidence_is_as_sharp_as_training_finds_it()
    {
        var trained = IntentTraining.Train([.. StarterIntents.Languages.SelectMany(language => StarterIntents.Utterances(language))]);
        Assert.InRange(StarterIntents.Model.Sharpness / trained.Model.Sharpness, 0.85, 1.15);
    }

    [Fact]
    public void Utterances_of_no_language_it_has_are_a_mistake() => Assert.Throws<ArgumentException>(() => StarterIntents.Utterances("xx"));

    private static IEnumerable<string> Folded(IEnumerable<LabelledText> texts) => texts.Select(text => FoldedText.Of(text.Text));
}
