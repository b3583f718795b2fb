namespace Routing.Core;

/// <summary>What goes into a day's level, as parts of the filter's state, and how fast each may change.</summary>
internal sealed class DayFeatures(CountSeries series, ForecastCalendar calendar)
{
    private const int Weekdays = 7;

    /// <summary>The month as a ring of places, each with its effect; between two, a mean of both.</summary>
    private const int MonthPlaces = 12;

    /// <summary>A year's course by two waves, once a year has been seen.</summary>
    private const int YearParts = 4;
    private const int DaysOfYear = 400;

    private const int FirstWeekday = 1;
    private const int FirstMonth = FirstWeekday + Weekdays;
    private const int CarryPart = FirstMonth + MonthPlaces;
    private const int FirstYear = CarryPart + 1;
    private const int AnyEntry = FirstYear + YearParts;
    private const int FirstName = AnyEntry + 1;

    // Variances: of what is not known yet, and of what changes in a day.
    private const double WeekdayPrior = 1, MonthPrior = 0.02, YearPrior = 0.02, EntryPrior = 0.5, NamePrior = 0.5, NamePriorWithFactor = 0.05;
    private const double LevelDrift = 0.0003, WeekdayDrift = 3e-5, MonthDrift = 1e-5;

    private readonly List<(int Part, double Weight)> _features = [];
    private readonly bool _hasYear = series.Days >= DaysOfYear;

    public int Size => FirstName + calendar.Names.Length;

    public void Start(LevelFilter filter, double level)
    {
        filter.Put(0, level, 1);
        for (var n = 0; n < Weekdays; n++) filter.Put(FirstWeekday + n, 0, WeekdayPrior);
        for (var n = 0; n < MonthPlaces; n++) filter.Put(FirstMonth + n, 0, MonthPrior);
        for (var n = 0; n < YearParts; n++) filter.Put(FirstYear + n, 0, YearPrior);
        // What days of any entry have in common; of an entry whose factor somebody knows that says nothing.
        filter.Put(AnyEntry, 0, EntryPrior);
        for (var n = 0; n < calendar.Names.Length; n++) filter.Put(FirstName + n, Math.Log(calendar.Factors[n]), IsGiven(n) ? NamePriorWithFactor : NamePrior);
    }

    public void Move(LevelFilter filter, double carry, double carryVariance)
    {
        filter.Loosen(0, LevelDrift);
        for (var n = 0; n < Weekdays; n++) filter.Loosen(FirstWeekday + n, WeekdayDrift);
        for (var n = 0; n < MonthPlaces; n++) filter.Loosen(FirstMonth + n, MonthDrift);
        filter.Fade(CarryPart, carry, carryVariance);
    }

    public ReadOnlySpan<(int Part, double Weight)> Of(int day)
    {
        Ordinary(day, 1);
        Entries(day);
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_features);
    }

    /// <summary>The logarithm expected, and what of the calendar comes on top.</summary>
    public (double Level, double Effect) Expect(LevelFilter filter, int day, double carry)
    {
        Ordinary(day, carry);
        var level = Sum(filter);
        _features.Clear();
        Entries(day);
        return (level, Sum(filter));
    }

    private double Sum(LevelFilter filter) => _features.Sum(feature => feature.Weight * filter.State[feature.Part]);

    private void Ordinary(int day, double carry)
    {
        var date = series.DateOf(day);
        _features.Clear();
        _features.Add((0, 1));
        _features.Add((FirstWeekday + (int)date.DayOfWeek, 1));
        _features.Add((CarryPart, carry));
        var place = ((date.Day - 0.5) / DateTime.DaysInMonth(date.Year, date.Month) * MonthPlaces) - 0.5;
        var (before, after) = ((int)Math.Floor(place), place - Math.Floor(place));
        _features.Add((FirstMonth + ((before + MonthPlaces) % MonthPlaces), 1 - after));
        _features.Add((FirstMonth + ((before + 1) % MonthPlaces), after));
        if (!_hasYear) return;
        var angle = 2 * Math.PI * date.DayOfYear / 365.25;
        for (var wave = 1; wave <= YearParts / 2; wave++)
        {
            _features.Add((FirstYear + (2 * wave) - 2, Math.Sin(wave * angle)));
            _features.Add((FirstYear + (2 * wave) - 1, Math.Cos(wave * angle)));
        }
    }

    private void Entries(int day)
    {
        foreach (var name in calendar.Of(series.DateOf(day)))
        {
            if (name < 0 || !IsGiven(name)) _features.Add((AnyEntry, 1));
            if (name >= 0) _features.Add((FirstName + name, 1));
        }
    }

    private bool IsGiven(int name) => calendar.Factors[name] != 1;
}
