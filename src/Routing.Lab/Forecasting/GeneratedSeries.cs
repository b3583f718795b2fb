using System.Collections.Immutable;

namespace Routing.Lab;

/// <summary>
/// A made-up call centre whose series has what published ones are described to have (Brown and others, 2005; Weinberg, Brown and Stroud, 2007;
/// Ibrahim and others, 2016): two humps in the day, weekdays, the time of the month, a trend and a wave through the year, busy days that
/// follow each other, busy hours that do, more spread than chance alone, holidays and short days before them.
/// </summary>
public static class GeneratedSeries
{
    public const string Holiday = "holiday";
    public const string Eve = "eve of a holiday";

    private static readonly double[] ByWeekday = [0.05, 1.2, 1.05, 1, 0.98, 0.9, 0.2];
    private static readonly (int Month, int Day)[] Holidays = [(1, 1), (3, 19), (4, 2), (5, 1), (6, 8), (8, 15), (9, 10), (10, 3), (11, 9), (12, 25)];

    /// <param name="contactsPerDay">On a day in the middle of the week.</param>
    public static (CountSeries Series, ImmutableArray<CalendarEntry> Calendar) Of(long seed, int days, double contactsPerDay = 1500)
    {
        var first = new DateOnly(2025, 1, 6);
        var draw = Draw.For(seed, "series");
        // Each place differs: when its humps are, how steep it grows, how much salaries and bills matter.
        var (late, growth, month, year) = (draw.Uniform() * 2, 0.2 * draw.Normal(), 0.1 + (0.1 * draw.Uniform()), 0.1 * draw.Uniform());
        var counts = ImmutableArray.CreateBuilder<double>(days * CountSeries.HalfHours);
        var calendar = ImmutableArray.CreateBuilder<CalendarEntry>();
        var dayEffect = 0.0;
        for (var day = 0; day < days; day++)
        {
            var date = first.AddDays(day);
            dayEffect = (0.6 * dayEffect) + (0.08 * draw.Normal());
            var level = contactsPerDay * ByWeekday[(int)date.DayOfWeek] * EntryFactor(date, calendar)
                * Math.Exp((growth * day / 365) + (year * Math.Sin(2 * Math.PI * date.DayOfYear / 365)) + (month * Math.Cos(2 * Math.PI * (date.Day - 2) / 30.4)) + dayEffect);
            AddDay(counts, level, late, draw);
        }
        return (new CountSeries(first, counts.MoveToImmutable()), calendar.ToImmutable());
    }

    private static double EntryFactor(DateOnly date, ImmutableArray<CalendarEntry>.Builder calendar)
    {
        var (isHoliday, isEve) = (IsHoliday(date), IsHoliday(date.AddDays(1)));
        if (!isHoliday && !isEve) return 1;
        calendar.Add(new CalendarEntry(isHoliday ? Holiday : Eve, date, date));
        return isHoliday ? 0.15 : 0.6;
    }

    private static bool IsHoliday(DateOnly date) => Holidays.Contains((date.Month, date.Day));

    private static void AddDay(ImmutableArray<double>.Builder counts, double level, double late, Draw draw)
    {
        var shares = Enumerable.Range(0, CountSeries.HalfHours).Select(slot => Share((slot / 2.0) + 0.25, late)).ToList();
        var (whole, hours) = (shares.Sum(), 0.0);
        foreach (var share in shares)
        {
            hours = (0.7 * hours) + (0.07 * draw.Normal());
            var mean = level * share / whole * Math.Exp(hours);
            // By chance, and by 6 % more.
            counts.Add(mean <= 0 ? 0 : Poisson(mean * Math.Exp(0.06 * draw.Normal()), draw));
        }
    }

    private static double Share(double hour, double late) => hour is < 7 or > 22
        ? 0
        : 0.08 + Math.Exp(-Math.Pow((hour - 10.5) / 2, 2)) + (0.8 * Math.Exp(-Math.Pow((hour - 14.5 - late) / 2.5, 2))) + (0.25 * Math.Exp(-Math.Pow((hour - 20) / 2, 2)));

    private static double Poisson(double mean, Draw draw)
    {
        // By the times between arrivals: as exact for a hundred as for one.
        var (count, left) = (0, mean + Math.Log(draw.Uniform()));
        for (; left > 0; left += Math.Log(draw.Uniform())) count++;
        return count;
    }
}
