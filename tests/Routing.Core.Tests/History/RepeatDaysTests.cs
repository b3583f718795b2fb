namespace Routing.Core.Tests;

/// <summary>How soon the same customer has to come with the same intent to have come back is for the center to say.</summary>
public sealed class RepeatDaysTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(7, 6, 1)]
    [InlineData(7, 8, 0)]
    [InlineData(14, 8, 1)]
    [InlineData(3, 6, 0)]
    public void A_repeat_counts_within_the_days_that_are_set(int repeatDays, int after, int expected)
    {
        PlacedEvent[] events =
        [
            new(1, At, Created("c-1")),
            new(2, At, new ContactAccepted("c-1", "vip", "li-na", "c-1~1", 5)),
            new(3, At.AddMinutes(5), new ContactCompleted("c-1", "vip", "li-na", "repair", true, null, 300, 0)),
            new(4, At.AddMinutes(5).AddDays(after), Created("c-2")),
        ];
        var batch = new HistoryProjection(HistoryState.Empty, repeatDays).See(events, 4, []);
        Assert.Equal(expected, batch.Journeys.Count(j => j.IsRepeat));
        Assert.Equal(expected, batch.Journeys.Count(j => j.CameBack));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void The_days_are_bounded(int days, bool isFine) => Assert.Equal(isFine, Measures.FaultOfFirstContactDays(days) is null);

    private static ContactCreated Created(string id) => new(id, "u-1", Channel.Chat, "repair", "vip", "standard", null, null);
}
