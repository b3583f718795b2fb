namespace Routing.Core.Tests;

/// <summary>What opening hours leave of a forecast.</summary>
public sealed class OpenSharesTests
{
    private static readonly DateTimeOffset Sunday = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_where_it_is_closed_all_where_it_is_open_and_a_part_where_a_holiday_begins()
    {
        var hours = new OpeningHours
        {
            Open = [new RuleHours { From = "08:15", To = "18:00", TimeZone = "Asia/Shanghai" }],
            Closed = [new RuleHours { From = "12:10", To = "24:00", FirstDate = "2026-11-23", LastDate = "2026-11-23", TimeZone = "Asia/Shanghai" }],
        };
        // Half hours of UTC from Monday 8:00 in Shanghai on.
        var shares = OpenShares.Of(hours, Enumerable.Range(0, 48).Select(n => (DateTimeOffset?)Sunday.AddDays(1).AddMinutes(30 * n)))!.Value;

        // Half of it is open on every day, and so it came before.
        Assert.Equal((1, 1, 1), (shares[0], shares[1], shares[7]));
        Assert.Equal(1 / 3.0, shares[8], 9);
        Assert.All(shares.Skip(9), share => Assert.Equal(0, share));
        Assert.Null(OpenShares.Of(null, []));
        Assert.Null(OpenShares.Of(new OpeningHours(), []));
    }

    [Fact]
    public void A_forecast_has_nobody_on_closed_days_and_a_day_of_factor_0_has_nobody_by_any_method()
    {
        var known = new CountSeries(new DateOnly(2026, 9, 7), [.. Enumerable.Range(0, 60 * 48).Select(n => n % 48 is >= 16 and < 36 ? 10.0 : 0)]);
        var calendar = new ForecastCalendar([new CalendarEntry("closed", known.DateOf(61), known.DateOf(61), 0)]);

        var forecast = Forecaster.Run(known, calendar, 3);

        Assert.Equal([20, 0, 20], Enumerable.Range(0, 3).Select(day => forecast.Day(day).ToArray().Count(slot => slot.Contacts > 5)));
        Assert.All(forecast.Day(1).ToArray(), slot => Assert.Equal(new ForecastSlot(0, 0, 0), slot));
        var cut = forecast.Times([.. Enumerable.Range(0, 3 * 48).Select(n => n < 48 ? 0.0 : 1)]);
        Assert.All(cut.Day(0).ToArray(), slot => Assert.Equal(new ForecastSlot(0, 0, 0), slot));
        Assert.Equal(forecast.Day(2).ToArray(), cut.Day(2).ToArray());
        Assert.Empty(PlanningRules.Check(new PlanningConfig { Calendar = [new PlannedDays { Name = "closed", First = known.DateOf(61), Factor = 0 }] }));
    }
}
