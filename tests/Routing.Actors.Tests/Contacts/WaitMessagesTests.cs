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
    public void Nothing_is_said_once_it_is_handled() => Assert.Null(WaitMessages.For(ContactState.Handling, null, null, "en"));
}
