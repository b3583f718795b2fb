using FsCheck;
using FsCheck.Fluent;

namespace Routing.Core.Tests;

public sealed class IntentModelTests
{
    private static readonly LabelledText[] Few =
    [
        new("red apple", "fruit"), new("green pear", "fruit"), new("ripe plum", "fruit"), new("a sweet apple", "fruit"),
        new("blue car", "vehicle"), new("fast bus", "vehicle"), new("old lorry", "vehicle"), new("a big car", "vehicle"),
    ];

    [Fact]
    public void Any_text_is_answered_and_confidences_add_up_to_one()
    {
        var model = StarterIntents.Model;
        Prop.ForAll<string?>(text =>
        {
            var chances = model.Classify(text);
            Assert.Equal(model.Intents.Length, chances.Length);
            Assert.Equal(1, chances.Sum(chance => chance.Confidence), 5);
            Assert.All(chances, chance => Assert.InRange(chance.Confidence, 0, 1));
            Assert.Equal(chances.OrderByDescending(chance => chance.Confidence), chances);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("")]
    [InlineData("    ")]
    [InlineData("🙂🙂🙂")]
    [InlineData("\uD800")]
    [InlineData("qqqq wwww zzzz")]
    public void What_says_nothing_makes_nothing_sure(string text) => Assert.InRange(StarterIntents.Model.Classify(text)[0].Confidence, 0, 0.5);

    [Fact]
    public void The_same_texts_make_the_same_model()
    {
        var (one, other) = (IntentTraining.Train(Few), IntentTraining.Train(Few));
        Assert.Equal(IntentModelBytes.Write(one.Model), IntentModelBytes.Write(other.Model));
    }

    [Fact]
    public void What_was_learned_is_found_again()
    {
        var model = IntentTraining.Train(Few).Model;
        Assert.All(Few, text => Assert.Equal(text.Intent, model.Classify(text.Text)[0].Intent));
        Assert.Equal("fruit", model.Classify("an apple")[0].Intent);
        Assert.Equal("vehicle", model.Classify("the cars")[0].Intent);
    }

    [Fact]
    public void Nothing_learned_is_nothing_found() => Assert.Empty(IntentTraining.Train([]).Model.Classify("anything"));

    [Fact]
    public void A_model_goes_through_bytes()
    {
        var model = StarterIntents.Model;
        var read = IntentModelBytes.Read(IntentModelBytes.Write(model))!;
        foreach (var text in StarterIntents.HeldOut("zh").Concat(StarterIntents.HeldOut("en")))
        {
            var (before, after) = (model.Classify(text.Text)[0], read.Classify(text.Text)[0]);
            Assert.Equal(before.Intent, after.Intent);
            Assert.InRange(after.Confidence - before.Confidence, -0.01, 0.01);
        }
    }

    [Fact]
    public void Damaged_bytes_are_no_model()
    {
        var bytes = IntentModelBytes.Write(IntentTraining.Train(Few).Model);
        Assert.Null(IntentModelBytes.Read(Array.Empty<byte>()));
        Assert.Null(IntentModelBytes.Read(bytes.AsMemory(0, bytes.Length / 2)));
        bytes[0]++;
        Assert.Null(IntentModelBytes.Read(bytes));
    }
}
