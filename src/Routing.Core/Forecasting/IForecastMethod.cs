namespace Routing.Core;

/// <summary>A way to forecast counts. It is asked at many origins at once, so that one pass over the series serves all of them.</summary>
public interface IForecastMethod
{
    string Name { get; }

    /// <param name="origins">In rising order: forecasts made at one know the days before it, and nothing else.</param>
    /// <param name="days">How many days ahead, the origin's own first.</param>
    /// <returns>For each origin the counts expected, slot by slot.</returns>
    IReadOnlyList<double[]> At(CountSeries series, ForecastCalendar calendar, IReadOnlyList<int> origins, int days);
}
