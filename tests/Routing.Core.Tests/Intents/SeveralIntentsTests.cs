namespace Routing.Core.Tests;

/// <summary>Customers who want two things at once, made of utterances that nobody has learned from.</summary>
public sealed class SeveralIntentsTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private static readonly GroupRules Rules = new();

    [Theory]
    [InlineData("en", new[] { ", and ", ". Also, ", " and I also want to say: " })]
    [InlineData("zh", new[] { "，另外", "。还有，", "，然后" })]
    public void BothAreFound(string language, string[] joins)
    {
        var texts = StarterIntents.HeldOut(language).Where(text => text.Intent != "general").GroupBy(text => text.Intent).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
        var (found, all) = (0, 0);
        for (var one = 0; one < texts.Count; one++)
        {
            for (var other = 0; other < texts.Count; other++)
            {
                if (one == other) continue;
                for (var n = 0; n < 3; n++)
                {
                    var (first, second) = (texts[one][n], texts[other][n + 3]);
                    var finding = Find(first.Text.TrimEnd('.', '。') + joins[n] + second.Text);
                    all++;
                    if (new[] { first.Intent, second.Intent }.All(finding.Also.Add(finding.Intent).Contains)) found++;
                }
            }
        }
        output.WriteLine($"{language}: both of {(double)found / all:P1}");
        Assert.InRange((double)found / all, 0.85, 1);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void WhoWantsOneThing_isHardlyTakenToWantTwo(string language)
    {
        var heldOut = StarterIntents.HeldOut(language);
        var more = heldOut.Count(text => !Find(text.Text).Also.IsEmpty);
        output.WriteLine($"{language}: taken for more {(double)more / heldOut.Length:P1}");
        Assert.InRange((double)more / heldOut.Length, 0, 0.1);
    }

    private static IntentFinding Find(string text) =>
        IntentSources.Find(new ContactRequest { Id = "c", CustomerId = "u", Channel = Channel.Chat, Text = text }, CustomerRecord.Unknown, Rules, StarterIntents.Model, Given.Noon);
}
