namespace Routing.Actors.Tests;

/// <summary>What the customer hears is true, short, and in their language.</summary>
public sealed class WaitMessagesTests
{
    [Theory]
    [InlineData(1, 0, 0, "en", "You are next; the wait is less than a minute.")]
    [InlineData(3, 150, 400, "en", "You are number 3; the wait is about 3 min (1 to 7).")]
    [InlineData(3, 150, 400, "zh-CN", "您排在第 3 位,预计等待约 3 分钟(1 至 7 分钟)。")]
    [InlineData(1, 10, 30, "zh", "下一位就是您,预计不到一分钟。")]
    public void With_an_estimate(int place, int seconds, int high, string language, string told) =>
        Assert.Equal(told, WaitMessages.For(ContactState.Queued, place, new WaitView(seconds, Math.Min(seconds, 20), high), language));

    [Fact]
    public void With_nobody_there_no_figure_is_made_up() =>
        Assert.Contains("cannot say", WaitMessages.For(ContactState.Queued, 2, null, null), StringComparison.Ordinal);

    [Fact]
    public void With_somebody_there_it_is_not_said_that_nobody_is()
    {
        var told = WaitMessages.For(ContactState.Queued, 2, null, null, isAnybodyThere: true)!;
        Assert.Contains("cannot say", told, StringComparison.Ordinal);
        Assert.DoesNotContain("No agent", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ContactState.Queued, false, "en", "We open at 2026-11-28 09:00 (UTC+08:00); you keep your place.")]
    [InlineData(ContactState.Queued, false, "zh", "我们将于 2026-11-28 09:00 (UTC+08:00) 开始服务,您的位置会保留。")]
    [InlineData(ContactState.CallbackScheduled, true, "en", "You may hang up: we call you at 2026-11-28 09:00 (UTC+08:00).")]
    [InlineData(ContactState.CallbackScheduled, true, "zh", "您可以挂机,我们会在 2026-11-28 09:00 (UTC+08:00) 回电。")]
    public void Times_are_told_by_the_clocks_they_are_given_in(ContactState state, bool isCallback, string language, string told) =>
        Assert.Equal(told, WaitMessages.For(state, 1, null, language, isCallback, new DateTimeOffset(2026, 11, 28, 9, 0, 0, TimeSpan.FromHours(8))));

    [Fact]
    public void Nothing_is_said_once_it_is_handled() => Assert.Null(WaitMessages.For(ContactState.Handling, null, null, "en"));
}
