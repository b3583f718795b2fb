namespace Routing.Core.Tests;

/// <summary>What every method of forecasting must do.</summary>
public sealed class ForecastMethodTests
{
    public static TheoryData<string> Names => [.. ForecastMethods.All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_week_that_repeats_is_forecast_as_it_is(string name)
    {
        var series = Weeks.Of(20, (day, slot) => slot is >= 16 and < 40 && day % 7 != 6 ? 40 + (10 * (day % 7)) : 0);

        var forecast = Weeks.Method(name).At(series, ForecastCalendar.Empty, [series.Days], 14)[0];

        for (var n = 0; n < forecast.Length; n++) Assert.InRange(forecast[n], (series.Counts[n] * .96) - .001, (series.Counts[n] * 1.04) + .001);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_forecast_knows_nothing_of_what_comes_after_its_origin(string name)
    {
        var (known, changed) = (Weeks.Random(1, 100), Weeks.Random(2, 100));
        const int Origin = 70;
        var mixed = known with { Counts = [.. known.Counts[..(Origin * 48)], .. changed.Counts[(Origin * 48)..]] };

        Assert.Equal(Weeks.Method(name).At(known, ForecastCalendar.Empty, [50, Origin], 14)[1], Weeks.Method(name).At(mixed, ForecastCalendar.Empty, [50, Origin], 14)[1]);
        Assert.Equal(Weeks.Method(name).At(known, ForecastCalendar.Empty, [50, Origin], 14)[1], Weeks.Method(name).At(known.Until(Origin), ForecastCalendar.Empty, [Origin], 14)[0]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Where_few_come_as_many_are_expected_as_come(string name)
    {
        var series = Weeks.Random(3, 140, mean: .3);

        var forecast = Weeks.Method(name).At(series, ForecastCalendar.Empty, [series.Days], 14)[0];

        // The methods on square roots lean to the middle of what comes, which is below its mean: they may win where that counts, but not be empty.
        Assert.InRange(forecast.Sum() / (14 * 48 * .3), name is "seasonal smoothing" or "doubly additive" ? .1 : .75, 1.25);
    }

    [Fact]
    public void A_holiday_counts_as_earlier_ones_did_and_a_campaign_as_somebody_expects()
    {
        var series = Weeks.Of(20, (day, slot) => slot is >= 16 and < 40 ? (day is 20 or 55 or 97 ? 20 : 100) : 0);
        var calendar = new ForecastCalendar(
        [
            .. new[] { 20, 55, 97, 141 }.Select(day => new CalendarEntry("holiday", series.DateOf(day), series.DateOf(day))),
            new CalendarEntry("sale", series.DateOf(143), series.DateOf(144), 1.5),
        ]);

        var forecast = Forecaster.Run(series, calendar);

        Assert.InRange(forecast.Day(0)[20].Contacts, 95, 105);
        Assert.InRange(forecast.Day(1)[20].Contacts, 15, 30);
        Assert.InRange(forecast.Day(2)[20].Contacts, 95, 105);
        Assert.InRange(forecast.Day(3)[20].Contacts, 140, 160);
    }

    [Fact]
    public void One_odd_day_is_no_level_but_a_week_of_them_is()
    {
        static double Expected(CountSeries series) => DayLevels.Run(series, ForecastCalendar.Empty, [series.Days], 1)[0][0].Contacts;
        var usual = Weeks.Random(4, 120, mean: 20);
        var odd = usual with { Counts = [.. usual.Counts.Select((count, n) => n / 48 == 118 ? 0 : count)] };
        var doubled = usual with { Counts = [.. usual.Counts.Select((count, n) => n / 48 >= 110 ? 2 * count : count)] };

        Assert.InRange(Expected(odd) / Expected(usual), .95, 1.05);
        Assert.InRange(Expected(doubled) / Expected(usual), 1.5, 2.2);
    }

    [Fact]
    public void Too_short_a_history_and_too_long_a_forecast_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Forecaster.Run(Weeks.Random(1, 13)));
        Assert.Throws<ArgumentException>(() => Forecaster.Run(Weeks.Random(1, 70), days: 15));
        Assert.Equal(14 * 48, Forecaster.Run(Weeks.Random(1, 14)).Slots.Length);
        Assert.Throws<ArgumentException>(() => new ForecastCalendar([new CalendarEntry("sale", new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 1))]));
        Assert.Throws<ArgumentException>(() => new ForecastCalendar([new CalendarEntry("sale", new DateOnly(2026, 1, 1), new DateOnly(2026, 1, 1), -1)]));
    }

    [Fact]
    public void No_contact_ever_is_none_to_come() => Assert.All(Forecaster.Run(Weeks.Of(8, (_, _) => 0)).Slots, slot => Assert.Equal(new ForecastSlot(0, 0, 0), slot));
}
