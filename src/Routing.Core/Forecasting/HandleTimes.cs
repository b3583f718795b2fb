using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>How long contacts took, slot by slot: their number, and the seconds they took in all.</summary>
public sealed record HandleTimeSeries(CountSeries Contacts, ImmutableArray<double> Seconds);

/// <summary>Mean handle times of the slots ahead, in seconds, and the interval that holds a day's mean four times in five.</summary>
/// <param name="HalfLifeDays">How fast the past was forgotten: what did best.</param>
public sealed record HandleTimeForecast(ImmutableArray<double> Seconds, double LowFactor, double HighFactor, double HalfLifeDays)
{
    private static readonly double[] HalfLives = [4, 14, 56];

    /// <summary>Slots are taken together in so many stretches of the day: handle times move slowly through it.</summary>
    private const int Stretches = 12;

    /// <summary>90 % point of the standard normal distribution.</summary>
    private const double NinetyPercent = 1.2816;

    /// <summary>Days with fewer contacts tell nothing of how far days differ.</summary>
    private const double LeastContacts = 5;

    /// <exception cref="ArgumentException">There was no contact at all.</exception>
    public static HandleTimeForecast Run(HandleTimeSeries series, int days = ForecastDefaults.MaxDaysAhead)
    {
        if (series.Seconds.Sum() <= 0) throw new ArgumentException("A forecast of handle times needs contacts that took some.");
        var tried = HalfLives.Select(halfLife => Try(series, halfLife)).MinBy(state => state.Error)!;
        var spread = Math.Sqrt(tried.Squares / Math.Max(1, tried.Days));
        var slots = series.Contacts.SlotsPerDay;
        var seconds = Enumerable.Range(0, days * slots).Select(n => tried.Mean(series.Contacts.WeekdayOf(series.Contacts.Days + (n / slots)), n % slots * Stretches / slots));
        return new HandleTimeForecast([.. seconds], Math.Exp(-NinetyPercent * spread), Math.Exp(NinetyPercent * spread), tried.HalfLifeDays);
    }

    private static Remembered Try(HandleTimeSeries series, double halfLife)
    {
        var state = new Remembered(halfLife);
        var (contacts, seconds) = (new double[Stretches], new double[Stretches]);
        var slots = series.Contacts.SlotsPerDay;
        for (var day = 0; day < series.Contacts.Days; day++)
        {
            Array.Clear(contacts);
            Array.Clear(seconds);
            for (var slot = 0; slot < slots; slot++)
            {
                contacts[slot * Stretches / slots] += series.Contacts[day, slot];
                seconds[slot * Stretches / slots] += series.Seconds[(day * slots) + slot];
            }
            state.Add(series.Contacts.WeekdayOf(day), contacts, seconds);
        }
        return state;
    }

    /// <summary>Sums that forget: of all contacts, of each stretch and of each weekday. These two differ from the whole as far as they have contacts to show it.</summary>
    private sealed class Remembered(double halfLifeDays)
    {
        private readonly double _keep = Math.Pow(0.5, 1 / halfLifeDays);
        private readonly double[] _stretchContacts = new double[Stretches], _stretchSeconds = new double[Stretches], _weekdayContacts = new double[7], _weekdaySeconds = new double[7];
        private double _contacts, _seconds;

        public double HalfLifeDays => halfLifeDays;

        /// <summary>Of the day's mean, a day ahead: amounts, weighted by contacts; and squares of logarithms.</summary>
        public double Error { get; private set; }
        public double Squares { get; private set; }
        public int Days { get; private set; }

        public void Add(int weekday, double[] contacts, double[] seconds)
        {
            var (count, sum) = (contacts.Sum(), seconds.Sum());
            if (count >= LeastContacts && sum > 0 && _contacts > 0)
            {
                var expected = Enumerable.Range(0, Stretches).Sum(stretch => contacts[stretch] * Mean(weekday, stretch));
                Error += Math.Abs(sum - expected);
                Squares += Math.Pow(Math.Log(sum / expected), 2);
                Days++;
            }
            (_contacts, _seconds) = ((_contacts * _keep) + count, (_seconds * _keep) + sum);
            // What is particular to a stretch or a weekday is steadier than the level, and has fewer contacts: all that were seen tell of it.
            for (var n = 0; n < Stretches; n++) (_stretchContacts[n], _stretchSeconds[n]) = (_stretchContacts[n] + contacts[n], _stretchSeconds[n] + seconds[n]);
            (_weekdayContacts[weekday], _weekdaySeconds[weekday]) = (_weekdayContacts[weekday] + count, _weekdaySeconds[weekday] + sum);
        }

        public double Mean(int weekday, int stretch)
        {
            var level = _seconds / _contacts;
            var whole = _stretchSeconds.Sum() / _stretchContacts.Sum();
            return level * Factor(_stretchSeconds[stretch], _stretchContacts[stretch], whole) * Factor(_weekdaySeconds[weekday], _weekdayContacts[weekday], whole);
        }

        private static double Factor(double seconds, double contacts, double whole) => Shrinkage.Mean(seconds, contacts, whole, Shrinkage.HandlePriorContacts) / whole;
    }
}
