namespace Routing.Core.Tests;

/// <summary>Months are told by their working days: what comes on the first and the last of them, and after a holiday, is expected there again.</summary>
public sealed class WorkDayTests
{
    private static readonly DateOnly First = new(2026, 1, 5);

    [Fact]
    public void The_first_working_day_of_a_month_the_last_and_the_day_after_a_holiday_are_like_earlier_ones()
    {
        var holidays = new[] { new DateOnly(2026, 2, 11), new DateOnly(2026, 4, 15), new DateOnly(2026, 6, 10), new DateOnly(2026, 8, 12), new DateOnly(2026, 10, 7) };
        var calendar = new ForecastCalendar(holidays.Select(day => new CalendarEntry("holiday", day, day)));
        bool IsWork(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);
        bool IsFirst(DateOnly day) => IsWork(day) && !Enumerable.Range(1, day.Day - 1).Any(n => IsWork(day.AddDays(-n)));
        bool IsLast(DateOnly day) => IsWork(day) && !Enumerable.Range(1, DateTime.DaysInMonth(day.Year, day.Month) - day.Day).Any(n => IsWork(day.AddDays(n)));
        double Level(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 5 : holidays.Contains(day) ? 10 : IsFirst(day) ? 75 : IsLast(day) ? 65 : holidays.Contains(day.AddDays(-1)) ? 70 : 50;
        var days = new DateOnly(2026, 9, 28).DayNumber - First.DayNumber;
        var series = new CountSeries(First, [.. Enumerable.Range(0, days * 48).Select(n => n % 48 is >= 16 and < 40 ? Level(First.AddDays(n / 48)) : 0)]);

        var expected = DayRegression.OfMonths.At(series, calendar, [days], 14)[0].Chunk(48).Select(day => day.Sum() / 24).ToArray();
        // From Monday the 28th of September: the last working day is Wednesday, the first is Thursday, and the holiday is over on Thursday after.
        Assert.InRange(expected[1], 46, 54);
        Assert.InRange(expected[2], 58, 70);
        Assert.InRange(expected[3], 66, 82);
        Assert.InRange(expected[9], 8, 14);
        Assert.InRange(expected[10], 60, 78);
    }

    [Theory]
    [InlineData(new[] { 10.0, 10, 10 }, new[] { 1 / 3.0, 1 / 3.0, 1 / 3.0 })]
    [InlineData(new[] { 10.0, 1e9 }, new[] { 1.0, 0 })]
    [InlineData(new[] { 0.0, 1, 0 }, new[] { .5, 0, .5 })]
    public void The_better_one_is_the_more_it_has_in_the_mixture(double[] errors, double[] weights)
    {
        var given = ForecastMethods.Weights(errors);
        for (var n = 0; n < weights.Length; n++) Assert.Equal(weights[n], given[n], 9);
        Assert.InRange(ForecastMethods.Weights([10, 11])[1], .12, .14);
    }
}
