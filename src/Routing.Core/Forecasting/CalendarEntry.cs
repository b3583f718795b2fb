using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Days that are unlike others, known ahead: a holiday, its eve, a campaign. Entries of one name are taken to have one effect.</summary>
/// <param name="Last">The last day, included.</param>
/// <param name="Factor">What contacts are expected to be multiplied by, where somebody knows; otherwise it is learned from earlier entries. 0: nobody comes.</param>
public sealed record CalendarEntry(string Name, DateOnly First, DateOnly Last, double? Factor = null);

/// <summary>The entries of a calendar, by day.</summary>
public sealed class ForecastCalendar
{
    /// <summary>Names whose effects are told apart; those of further names are all taken as one.</summary>
    public const int MaxNames = 40;

    /// <summary>Days of one entry.</summary>
    public const int MaxDays = 366;

    public static readonly ForecastCalendar Empty = new([]);

    private readonly Dictionary<DateOnly, ImmutableArray<int>> _byDay = [];
    private readonly HashSet<DateOnly> _empty = [];

    /// <exception cref="ArgumentException">An entry ends before it begins, is too long, or its factor is no number of 0 or more.</exception>
    public ForecastCalendar(IEnumerable<CalendarEntry> entries)
    {
        var all = entries.ToList();
        Names = [.. all.Select(entry => entry.Name).Distinct(StringComparer.Ordinal).Take(MaxNames)];
        Factors = [.. Names.Select(name => all.Where(entry => entry.Name == name && entry.Factor > 0).Select(entry => entry.Factor!.Value).DefaultIfEmpty(1).Average())];
        foreach (var entry in all)
        {
            if (entry.Last < entry.First || entry.Last.DayNumber - entry.First.DayNumber >= MaxDays) throw new ArgumentException($"{entry.Name}: must end on or after {entry.First:yyyy-MM-dd}, within {MaxDays} days.", nameof(entries));
            if (entry.Factor is { } factor && !(factor >= 0 && double.IsFinite(factor))) throw new ArgumentException($"{entry.Name}: the factor must be 0 or more.", nameof(entries));
            var name = Names.IndexOf(entry.Name);
            for (var day = entry.First; day <= entry.Last; day = day.AddDays(1))
            {
                var there = _byDay.GetValueOrDefault(day, []);
                if (!there.Contains(name)) _byDay[day] = there.Add(name);
                if (entry.Factor == 0) _empty.Add(day);
            }
        }
    }

    public ImmutableArray<string> Names { get; }

    /// <summary>What is expected of each name before anything is seen of it.</summary>
    public ImmutableArray<double> Factors { get; }

    /// <summary>Numbers of the names that a day has; −1 for one beyond the most.</summary>
    public ImmutableArray<int> Of(DateOnly day) => _byDay.GetValueOrDefault(day, []);

    public bool Has(DateOnly day) => _byDay.ContainsKey(day);

    /// <summary>Whether nobody comes on a day, as somebody knows: no method has to learn it.</summary>
    public bool IsEmpty(DateOnly day) => _empty.Contains(day);
}
