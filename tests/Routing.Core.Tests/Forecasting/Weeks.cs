namespace Routing.Core.Tests;

/// <summary>Series for tests, and methods by name.</summary>
internal static class Weeks
{
    private static readonly DateOnly Monday = new(2026, 1, 5);

    public static CountSeries Of(int weeks, Func<int, int, double> count) => new(Monday, [.. Enumerable.Range(0, weeks * 7 * 48).Select(n => count(n / 48, n % 48))]);

    /// <summary>By chance, with one mean in every slot.</summary>
    public static CountSeries Random(long seed, int days, double mean = 5)
    {
        var draw = Draw.For(seed, "weeks");
        return new CountSeries(Monday, [.. Enumerable.Range(0, days * 48).Select(_ => Poisson(mean, draw))]);
    }

    public static IForecastMethod Method(string name) => ForecastMethods.All.Single(method => method.Name == name);

    private static double Poisson(double mean, Draw draw)
    {
        var count = 0;
        for (var left = mean + Math.Log(draw.Uniform()); left > 0; left += Math.Log(draw.Uniform())) count++;
        return count;
    }
}
