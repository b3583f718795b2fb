using System.Collections.Immutable;

namespace Routing.Core.Tests;

public sealed class IntentSourcesTests
{
    private static readonly GroupRules Rules = new()
    {
        Intents =
        [
            new() { Intent = "repair", Keywords = ["leaking", "维修"], Requirements = [new SkillLevel("repair", 5)] },
            new() { Intent = "refund", Keywords = ["money back"] },
            new() { Intent = "order", Activity = [new() { Attribute = "openOrder" }, new() { Attribute = "page", Value = "/orders/*", Confidence = 0.7 }] },
        ],
    };

    private static readonly CustomerRecord Nobody = CustomerRecord.Unknown;

    [Fact]
    public void The_gateway_is_believed_whatever_the_text_says()
    {
        var finding = Find(new() { Intent = "billing", Text = "my washer is leaking" });
        Assert.Equal(("billing", 1, IntentSource.Gateway), (finding.Intent, finding.Confidence, finding.Source));
    }

    [Fact]
    public void Keywords_of_the_group_come_before_the_text_as_a_whole()
    {
        var finding = Find(new() { Text = "I want a refund, get me my money back, the washer was leaking" });
        Assert.Equal(("refund", IntentSource.Keywords), (finding.Intent, finding.Source));
        Assert.Equal("keyword money back", finding.Clues[0].Evidence);
        Assert.Contains("repair", finding.Also);
    }

    [Fact]
    public void Sources_that_agree_make_it_surer()
    {
        var one = Find(new() { Text = "leaking" }, model: null);
        var two = Find(new() { Text = "leaking, please send someone to repair it" });
        Assert.Equal(("repair", "repair"), (one.Intent, two.Intent));
        Assert.True(two.Confidence > one.Confidence);
    }

    [Theory]
    [InlineData("我的包裹什么时候能到", "delivery")]
    [InlineData("how long until my parcel gets here", "delivery")]
    [InlineData("昨天开始宽带就断网", "fault")]
    public void Texts_are_classified_where_no_keyword_is_found(string text, string intent)
    {
        var finding = Find(new() { Text = text });
        Assert.Equal((intent, IntentSource.Text), (finding.Intent, finding.Source));
        Assert.DoesNotContain(finding.Clues, clue => clue.Evidence.Contains(text));
    }

    [Theory]
    [InlineData("openOrder", "o-1", 0.5)]
    [InlineData("page", "/Orders/17", 0.7)]
    public void What_the_customer_was_just_doing_counts_where_nothing_is_said(string attribute, string value, double confidence)
    {
        var finding = Find(new() { Attributes = ImmutableDictionary<string, string>.Empty.Add(attribute, value) });
        Assert.Equal(("order", confidence, IntentSource.Activity), (finding.Intent, finding.Confidence, finding.Source));
    }

    [Fact]
    public void Another_page_is_no_clue() =>
        Assert.Equal(IntentSource.Unsure, Find(new() { Attributes = ImmutableDictionary<string, string>.Empty.Add("page", "/home") }).Source);

    [Theory]
    [InlineData(false, 1, "repair", IntentSource.RecentContacts)]
    [InlineData(false, 6, "general", IntentSource.Unsure)]
    [InlineData(true, 1, "general", IntentSource.Unsure)]
    [InlineData(false, 9, "general", IntentSource.Unsure)]
    public void Who_was_not_helped_comes_back_about_the_same(bool resolved, int daysAgo, string intent, IntentSource source)
    {
        var finding = Find(new(), Back(resolved, daysAgo));
        Assert.Equal((intent, source), (finding.Intent, finding.Source));
    }

    [Fact]
    public void Weak_clues_are_taken_together_and_what_is_still_unsure_is_asked()
    {
        ImmutableArray<IntentClue> weak = [new(IntentSource.Text, "a", 0.4, ""), new(IntentSource.Text, "b", 0.3, ""), new(IntentSource.RecentContacts, "a", 0.35, "")];
        var together = IntentSources.Decide(weak, 0.6);
        Assert.Equal(("a", IntentSource.Together), (together.Intent, together.Source));
        Assert.Equal(1 - 0.6 * 0.65, together.Confidence, 6);

        var unsure = IntentSources.Decide(weak, 0.9);
        Assert.Equal((Defaults.Intent, IntentSource.Unsure), (unsure.Intent, unsure.Source));
        Assert.Equal("a b", string.Join(' ', unsure.Ask));
    }

    [Theory]
    [InlineData("hello, are you there?")]
    [InlineData("你好,在吗")]
    [InlineData("I'd like to talk to a person")]
    public void A_greeting_is_about_nothing(string text) => Assert.Equal((Defaults.Intent, IntentSource.Unsure), (Find(new() { Text = text }).Intent, Find(new() { Text = text }).Source));

    [Fact]
    public void Of_nothing_nothing_is_asked()
    {
        var finding = Find(new());
        Assert.Equal((Defaults.Intent, 0, IntentSource.Unsure), (finding.Intent, finding.Confidence, finding.Source));
        Assert.Empty(finding.Ask);
    }

    private static CustomerRecord Back(bool resolved, int daysAgo) => Nobody with
    {
        Recent = [new PastContact { ContactId = "c-0", Agent = "a", Queue = "q", Intent = "repair", EndedAt = Given.Noon.AddDays(-daysAgo), Resolved = resolved }],
    };

    private static IntentFinding Find(Said said, CustomerRecord? customer = null) => Find(said, StarterIntents.Model, customer);

    private static IntentFinding Find(Said said, IntentModel? model, CustomerRecord? customer = null) => IntentSources.Find(
        new ContactRequest { Id = "c-1", CustomerId = "u-1", Channel = Channel.Chat, Intent = said.Intent, Text = said.Text, Attributes = said.Attributes }, customer ?? Nobody, Rules, model, Given.Noon);

    private sealed record Said
    {
        public string? Intent { get; init; }
        public string? Text { get; init; }
        public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;
    }
}
