namespace Routing.Simulation;

/// <summary>
/// The intervals by which a course is told: of the day, where the scenario's day comes again, so that all days lie over
/// each other; else of the run, from its first contact that counts.
/// </summary>
/// <param name="Width">Of one interval, in time units.</param>
public sealed record CourseAxis(double Width, int Count, bool IsOfDay)
{
    private const int OfRun = 40;
    private const int MostOfDay = 96;
    private const int UsualOfDay = 24;

    public double Length => Width * Count;

    /// <param name="arrivals">That count, in all classes together: what a run without days is long enough for.</param>
    public static CourseAxis Of(Scenario scenario, int arrivals)
    {
        var profiles = scenario.Classes.Select(c => c.Arrivals).OfType<ProfileArrivals>().ToList();
        if (profiles.Find(profile => profile.Repeat) is { } day)
        {
            var count = day.Rates.Length <= MostOfDay ? day.Rates.Length * Math.Max(1, UsualOfDay / day.Rates.Length) : UsualOfDay;
            return new CourseAxis(day.DayLength / count, count, true);
        }
        // Arrivals that end by themselves end the run at the latest; the others last as long as their rate says.
        var rate = scenario.Classes.Sum(c => c.Arrivals.RateAt(0));
        var length = profiles.Count > 0 ? profiles.Max(profile => profile.DayLength) : rate > 0 ? arrivals / rate : 1;
        return new CourseAxis(length / OfRun, OfRun, false);
    }

    /// <summary>Intervals of one width: of the day, where arrivals have one; a single one where they have none.</summary>
    /// <param name="width">In time units; a day that it does not divide has somewhat shorter ones.</param>
    public static CourseAxis Even(Scenario scenario, double width)
    {
        var profiles = scenario.Classes.Select(c => c.Arrivals).OfType<ProfileArrivals>().ToList();
        if (profiles.Count == 0) return new CourseAxis(1, 1, true);
        var repeats = profiles.Find(profile => profile.Repeat);
        var length = repeats?.DayLength ?? profiles.Max(profile => profile.DayLength);
        var count = Math.Max(1, (int)Math.Ceiling((length / width) - 1e-9));
        return new CourseAxis(length / count, count, repeats is not null);
    }

    /// <summary>The interval of a moment; what is past the last belongs to it.</summary>
    public int IntervalAt(double sinceStart, double sinceCounting) =>
        Math.Clamp((int)((IsOfDay ? sinceStart % Length : sinceCounting) / Width), 0, Count - 1);
}
