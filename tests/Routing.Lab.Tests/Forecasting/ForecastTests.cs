namespace Routing.Lab.Tests;

/// <summary>Forecasts of made-up call centres, tried day by day on their last weeks.</summary>
public sealed class ForecastTests
{
    private const int Year = 365;
    private const int Tried = 56;

    private static bool IsFull => Environment.GetEnvironmentVariable("ROUTING_TESTS") == "full";

    [Fact]
    public void A_year_of_a_bank_is_forecast_better_than_by_seasonal_naive_and_intervals_hold_what_they_say()
    {
        var trials = Enumerable.Range(1, IsFull ? 20 : 3).Select(seed => Try(seed, 1500)).ToList();

        var whole = trials.Select(trial => trial.Whole).Aggregate((a, b) => a.Plus(b));
        Assert.InRange(whole.Better, .35, 1);
        Assert.InRange(whole.Forecast.Mase, 0, .8);
        Assert.InRange(whole.Coverage, .75, .9);
        Assert.All(trials, trial => Assert.InRange(trial.Whole.Better, .25, 1));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(12_000)]
    public void Small_and_large_places_are_no_worse_than_by_seasonal_naive(double contactsPerDay)
    {
        var trial = Try(11, contactsPerDay);

        Assert.InRange(trial.Whole.Better, .2, 1);
        Assert.InRange(trial.Whole.Coverage, .7, .97);
    }

    [Fact]
    public void The_morning_mends_the_forecast_of_the_afternoon()
    {
        const int Noon = 26;
        var (series, calendar) = GeneratedSeries.Of(5, Year);
        var origins = Enumerable.Range(Year - Tried, Tried).ToList();
        var (before, after) = (0.0, 0.0);
        foreach (var (origin, forecast) in origins.Zip(Forecaster.At(series, new ForecastCalendar(calendar), origins, 1)))
        {
            var mended = forecast.During(series.Day(origin)[..Noon]);
            for (var slot = Noon; slot < 48; slot++)
            {
                before += Math.Abs(series[origin, slot] - forecast.Slots[slot].Contacts);
                after += Math.Abs(series[origin, slot] - mended.Slots[slot].Contacts);
            }
        }
        Assert.InRange(after / before, .5, .97);
    }

    [Fact]
    public void A_page_stands_alone_and_shows_forecast_against_what_came()
    {
        var (series, calendar) = GeneratedSeries.Of(1, 120, 400);
        var report = ForecastReport.Of(new NamedSeries("after-sales", series, null), new ForecastCalendar(calendar), 7, 14, .8);

        var page = new PageText(ForecastPage.Of("<history>.csv", [report], "Routing.Lab forecast <it>"));

        page.StandsAlone();
        page.IsReadable();
        foreach (var word in (string[])["after-sales", "forecast against what came", "WAPE", "MASE", "seasonal naive", "<history>.csv"]) Assert.Contains(word, page.Words);
    }

    private static ForecastTrial Try(long seed, double contactsPerDay)
    {
        var (series, calendar) = GeneratedSeries.Of(seed, Year, contactsPerDay);
        return ForecastTrial.Run(series, new ForecastCalendar(calendar), Tried);
    }
}
