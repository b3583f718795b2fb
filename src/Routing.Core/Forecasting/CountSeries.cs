using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Contacts that arrived, slot by slot (half hours as a rule), over whole days of the place's own clock.</summary>
/// <param name="Counts">Day after day, <paramref name="SlotsPerDay"/> of each.</param>
public sealed record CountSeries(DateOnly FirstDay, ImmutableArray<double> Counts, int SlotsPerDay = CountSeries.HalfHours)
{
    public const int HalfHours = 48;
    public const int MinutesOfHalfHour = 30;

    private ImmutableArray<double> _totals;

    public int Days => Counts.Length / SlotsPerDay;

    /// <summary>Contacts of each day.</summary>
    public ImmutableArray<double> Totals => _totals.IsDefault ? _totals = [.. Enumerable.Range(0, Days).Select(Total)] : _totals;

    public double this[int day, int slot] => Counts[(day * SlotsPerDay) + slot];

    public ReadOnlySpan<double> Day(int day) => Counts.AsSpan().Slice(day * SlotsPerDay, SlotsPerDay);

    public DateOnly DateOf(int day) => FirstDay.AddDays(day);

    public int WeekdayOf(int day) => (int)DateOf(day).DayOfWeek;

    /// <summary>The first days alone.</summary>
    public CountSeries Until(int days) => new(FirstDay, Counts[..(days * SlotsPerDay)], SlotsPerDay);

    private double Total(int day)
    {
        var sum = 0.0;
        foreach (var count in Day(day)) sum += count;
        return sum;
    }
}
