using System.Globalization;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary>The unit in which a page tells durations: the one in which they are neither tiny nor huge.</summary>
/// <param name="Factor">Of these in one of the scenario's time units.</param>
internal sealed record Durations(double Factor, string Short, string Long)
{
    private static readonly (TimeSpan Length, string Short, string Long)[] Units =
    [
        (TimeSpan.FromDays(1), "d", "days"), (TimeSpan.FromHours(1), "h", "hours"), (TimeSpan.FromMinutes(1), "min", "minutes"), (TimeSpan.FromSeconds(1), "s", "seconds"),
    ];

    /// <param name="typical">A duration of the size told of, in time units; four or more of the unit make it up.</param>
    public static Durations For(Scenario scenario, double typical)
    {
        var unit = Units.FirstOrDefault(u => typical * scenario.TimeUnit >= u.Length * 4, Units[^1]);
        return new Durations(scenario.TimeUnit / unit.Length, unit.Short, unit.Long);
    }

    /// <summary>A duration that is set, not measured: as many digits as it has.</summary>
    public string Of(double timeUnits) => string.Create(CultureInfo.InvariantCulture, $"{timeUnits * Factor:0.###} {Short}");

    public string Of(Figure figure) => Write(figure, Factor, Short);

    /// <summary>A figure with its unit, and half its 95 % interval.</summary>
    public static string Write(Figure figure, double factor, string unit)
    {
        var text = $"{Number(figure.Value * factor)} {unit}".TrimEnd();
        return figure.HalfWidth is { } half ? $"{text} <small>±{Number(half * factor)}</small>" : text;
    }

    /// <summary>Three digits that matter, more or less.</summary>
    public static string Number(double value) => value.ToString(Math.Abs(value) switch { 0 => "0", < 0.1 => "0.000", < 1 => "0.00", < 100 => "0.0", _ => "#,##0" }, CultureInfo.InvariantCulture);
}
