namespace Routing.Core;

/// <summary>What came in the same slot a week before, or as many weeks before as are known: what every method has to beat.</summary>
public sealed class SeasonalNaive : IForecastMethod
{
    public string Name => "seasonal naive";

    public IReadOnlyList<double[]> At(CountSeries series, ForecastCalendar calendar, IReadOnlyList<int> origins, int days) =>
        [.. origins.Select(origin => Enumerable.Range(origin, days).SelectMany(day => series.Day(LastAlike(day, origin)).ToArray()).ToArray())];

    /// <summary>The last day of the same weekday before the origin.</summary>
    internal static int LastAlike(int day, int origin) => day - (7 * Math.Max(1, (day - origin + 7) / 7));
}
