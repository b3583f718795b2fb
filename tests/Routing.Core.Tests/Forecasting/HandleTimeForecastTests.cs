namespace Routing.Core.Tests;

/// <summary>Handle times ahead, and what the morning tells of the rest of the day.</summary>
public sealed class HandleTimeForecastTests
{
    [Fact]
    public void Handle_times_follow_their_level_and_keep_the_course_of_the_day()
    {
        var contacts = Weeks.Of(20, (_, slot) => slot is >= 16 and < 40 ? 20 : 0);
        double Seconds(int day, int slot) => (day < 110 ? 300 : 400) * (slot >= 32 ? 1.2 : 1);
        var series = new HandleTimeSeries(contacts, [.. contacts.Counts.Select((count, n) => count * Seconds(n / 48, n % 48))]);

        var forecast = HandleTimeForecast.Run(series);

        Assert.InRange(forecast.Seconds[20], 380, 420);
        Assert.InRange(forecast.Seconds[36] / forecast.Seconds[20], 1.15, 1.25);
        Assert.True(forecast is { LowFactor: < 1, HighFactor: > 1 });
        Assert.Throws<ArgumentException>(() => HandleTimeForecast.Run(new HandleTimeSeries(contacts, [.. contacts.Counts.Select(_ => 0.0)])));
    }

    [Fact]
    public void A_stretch_with_few_contacts_is_believed_little()
    {
        var contacts = Weeks.Of(10, (day, slot) => slot == 20 ? 50 : slot == 44 && day == 3 ? 1 : 0);
        var series = new HandleTimeSeries(contacts, [.. contacts.Counts.Select((count, n) => count * (n % 48 == 44 ? 3000 : 300))]);

        Assert.InRange(HandleTimeForecast.Run(series).Seconds[44], 300, 360);
    }

    [Fact]
    public void A_morning_above_its_forecast_lifts_the_rest_where_days_differ_as_a_whole()
    {
        var draw = Draw.For(1, "days");
        var forecast = Enumerable.Repeat(20.0, 48).ToArray();
        var steady = IntradayCorrection.Of(Enumerable.Range(0, 30).Select(_ => (forecast, forecast)));
        var unsteady = IntradayCorrection.Of(Enumerable.Range(0, 30).Select(_ => Math.Exp(.3 * draw.Normal())).Select(factor => (forecast, forecast.Select(count => count * factor).ToArray())));

        Assert.Equal(1, steady.Factor(forecast, [.. forecast[..20].Select(count => 1.4 * count)]));
        Assert.InRange(unsteady.Factor(forecast, [.. forecast[..20].Select(count => 1.4 * count)]), 1.2, 1.4);
        Assert.InRange(unsteady.Factor(forecast, [.. forecast[..20].Select(count => .7 * count)]), .7, .85);
        Assert.Equal(1, unsteady.Factor(forecast, []));
    }
}
