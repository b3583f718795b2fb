namespace Routing.Core.Tests;

public sealed class WaitMessageTests
{
    private static readonly WaitMessageCase Subject = new("calm", "gold", "zh-CN", 90, 3, new WaitView(150, 61, 400), "Li", "After-sales");

    private static WaitMessage Any(string text) => new() { Text = text };

    [Fact]
    public void The_message_is_filled_in() =>
        Assert.Equal("Li: After-sales 3, 3 (2–7)", WaitMessageChoice.Of([Any("{name}: {queue} {position}, {minutes} ({low}–{high})")], Subject));

    [Fact]
    public void The_latest_moment_goes_first_then_treatment_then_tier_then_language_then_order()
    {
        WaitMessage first = Any("first"), second = Any("second"), language = Any("language") with { Languages = ["zh"] };
        WaitMessage tier = Any("tier") with { Tiers = ["gold"] }, treatment = Any("treatment") with { Treatments = ["calm"] };
        WaitMessage late = Any("late") with { AfterSeconds = 60 }, later = Any("later") with { AfterSeconds = 91 };
        Assert.Equal("first", WaitMessageChoice.Of([first, second], Subject));
        Assert.Equal("language", WaitMessageChoice.Of([first, language], Subject));
        Assert.Equal("tier", WaitMessageChoice.Of([language, tier], Subject));
        Assert.Equal("treatment", WaitMessageChoice.Of([tier, treatment, language], Subject));
        Assert.Equal("late", WaitMessageChoice.Of([late, treatment, later], Subject));
    }

    [Fact]
    public void What_is_for_others_or_speaks_of_what_is_not_known_is_passed_over()
    {
        Assert.Null(WaitMessageChoice.Of([Any("a") with { Languages = ["en", "z"] }, Any("b") with { Tiers = ["diamond"] }, Any("c") with { Treatments = ["hurry"] }], Subject));
        Assert.Equal("plain", WaitMessageChoice.Of([Any("{minutes} min"), Any("{name}"), Any("plain")], Subject with { Wait = null, Name = null }));
    }

    [Fact]
    public void Moments_are_told_by_the_clocks_they_are_given_in()
    {
        var opens = new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal("from 2026-11-28 09:00 (UTC+08:00)", WaitMessageChoice.Of([Any("plain"), Any("from {opensAt}") with { Tiers = ["gold"] }], Subject with { OpensAt = opens }));
        Assert.Equal("plain", WaitMessageChoice.Of([Any("plain"), Any("from {opensAt}") with { Tiers = ["gold"] }], Subject));
        Assert.Equal("2026-11-28 01:00 (UTC)", WaitMessageChoice.Moment(opens.ToUniversalTime()));
    }

    /// <summary>Who hung up has no place in a line to hear of.</summary>
    [Fact]
    public void Who_is_called_back_at_a_time_hears_of_that_alone()
    {
        var called = Subject with { CallAt = new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.FromHours(-5)) };
        Assert.Equal("We call at 2026-11-28 09:00 (UTC-05:00)", WaitMessageChoice.Of([Any("plain"), Any("We call at {callAt}")], called));
        Assert.Null(WaitMessageChoice.Of([Any("plain")], called));
    }

    [Theory]
    [InlineData("{name} waits", true)]
    [InlineData("{opensAt} {callAt}", true)]
    [InlineData("{minute}", false)]
    [InlineData("half {", false)]
    [InlineData(" ", false)]
    public void Braces_are_for_what_is_known(string text, bool holds)
    {
        var faults = QueueConfigRules.Check("q", new QueueConfig { Name = "Q", Messages = [Any(text)] });
        Assert.Equal(holds, faults.IsEmpty);
        if (!holds) Assert.Equal("messages[0].text", faults[0].Field);
    }

    [Fact]
    public void Moments_rise() =>
        Assert.Equal("announceAtSeconds[1]", Assert.Single(QueueConfigRules.Check("q", new QueueConfig { Name = "Q", AnnounceAtSeconds = [60, 60] })).Field);
}
