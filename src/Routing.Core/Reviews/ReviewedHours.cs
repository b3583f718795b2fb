using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>For how long, of each hour of the day, anybody could come to a queue in a time: closed hours and days would make its load look small.</summary>
public static class ReviewedHours
{
    private const int SecondsOfQuarter = 900;
    private const double QuartersPerHour = 4;

    /// <summary>More halvings change nothing that is shown.</summary>
    private const int Halvings = 40;

    /// <summary>By opening hours, quarter by quarter.</summary>
    public static ImmutableArray<double> Open(OpeningHours opening, DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        var open = new double[ReviewFacts.HoursPerDay];
        for (var at = from; at < to; at = at.AddSeconds(SecondsOfQuarter))
        {
            if (opening.IsOpen(at)) open[TimeZoneInfo.ConvertTime(at, zone).Hour] += 1 / QuartersPerHour;
        }
        return [.. open];
    }

    /// <summary>
    /// Where no opening hours are known: hours in which anybody came, and as many more as chance leaves without anybody at such a rate
    /// (a Poisson law of which the zeros were not seen), of all the days at the most.
    /// </summary>
    /// <param name="arrived">Contacts of an hour of the day.</param>
    /// <param name="hoursSeen">Hours in which any of them came.</param>
    public static double Seen(long arrived, int hoursSeen, double days)
    {
        if (arrived == 0 || hoursSeen == 0) return 0;
        // The mean of those that have any is rate ÷ (1 − e^−rate), which rises with the rate.
        var mean = (double)arrived / hoursSeen;
        var (low, high) = (0.0, mean);
        for (var n = 0; n < Halvings; n++)
        {
            var rate = (low + high) / 2;
            if (rate / (1 - Math.Exp(-rate)) < mean) low = rate;
            else high = rate;
        }
        return Math.Clamp(arrived / high, hoursSeen, Math.Max(hoursSeen, days));
    }
}
