namespace Routing.Core;

/// <summary>What goes into a day's level, as parts of the filter's state, and how fast each may change.</summary>
internal sealed class DayFeatures(CountSeries series, ForecastCalendar calendar, LevelPace pace)
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
    private const int FirstWork = FirstYear + YearParts;
    private const int AfterEntry = FirstWork + (2 * WorkDays.Ends);
    private const int AnyEntry = AfterEntry + 1;
    private const int FirstName = AnyEntry + 1;
    private const int Dates = 31;

    // Variances: of what is not known yet, and of what changes in a day.
    private const double WeekdayPrior = 1, MonthPrior = 0.02, YearPrior = 0.02, EntryPrior = 0.5, NamePrior = 0.5, NamePriorWithFactor = 0.05, WorkPrior = 0.03, AfterPrior = 0.05, DatePrior = 0.0015;
    private const double WeekdayDrift = 3e-5, MonthDrift = 1e-5;

    private readonly List<(int Part, double Weight)> _features = [];
    private readonly WorkDays _work = new(series, calendar);
    private readonly bool _hasYear = series.Days >= DaysOfYear;

    public int Size => FirstDate + (pace.ByDate ? Dates : 0);

    private int FirstDate => FirstName + calendar.Names.Length;

    public void Start(LevelFilter filter, double level)
    {
        filter.Put(0, level, 1);
        for (var n = 0; n < Weekdays; n++) filter.Put(FirstWeekday + n, 0, WeekdayPrior);
        for (var n = 0; n < MonthPlaces; n++) filter.Put(FirstMonth + n, 0, MonthPrior);
        for (var n = 0; n < YearParts; n++) filter.Put(FirstYear + n, 0, YearPrior);
        for (var n = FirstWork; n < AfterEntry; n++) filter.Put(n, 0, WorkPrior);
        filter.Put(AfterEntry, 0, AfterPrior);
        for (var n = FirstDate; n < Size; n++) filter.Put(n, 0, DatePrior);
        // What days of any entry have in common; of an entry whose factor somebody knows that says nothing.
        filter.Put(AnyEntry, 0, EntryPrior);
        for (var n = 0; n < calendar.Names.Length; n++) filter.Put(FirstName + n, Math.Log(calendar.Factors[n]), IsGiven(n) ? NamePriorWithFactor : NamePrior);
    }

    public void Move(LevelFilter filter)
    {
        filter.Loosen(0, pace.LevelDrift);
        for (var n = 0; n < Weekdays; n++) filter.Loosen(FirstWeekday + n, WeekdayDrift);
        for (var n = 0; n < MonthPlaces; n++) filter.Loosen(FirstMonth + n, MonthDrift);
        filter.Fade(CarryPart, pace.Carry, pace.CarryVariance);
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
        Working(date);
        if (!_hasYear) return;
        var angle = 2 * Math.PI * date.DayOfYear / 365.25;
        for (var wave = 1; wave <= YearParts / 2; wave++)
        {
            _features.Add((FirstYear + (2 * wave) - 2, Math.Sin(wave * angle)));
            _features.Add((FirstYear + (2 * wave) - 1, Math.Cos(wave * angle)));
        }
    }

    private void Working(DateOnly date)
    {
        if (!pace.ByWork) return;
        if (_work.FollowsEntry(date)) _features.Add((AfterEntry, 1));
        if (_work.FromStart(date) is { } first) _features.Add((FirstWork + first, 1));
        if (_work.FromEnd(date) is { } last) _features.Add((FirstWork + WorkDays.Ends + last, 1));
        if (!pace.ByDate) return;
        for (var (at, until) = (date, _work.LastDate(date)); at <= until; at = at.AddDays(1)) _features.Add((FirstDate + at.Day - 1, 1));
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
