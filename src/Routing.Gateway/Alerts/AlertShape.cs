namespace Routing.Gateway;

/// <summary>How a rule for alerts is read.</summary>
internal static class AlertShape
{
    private static readonly Shape<Slice> Of = new(
        Slice.Whole,
        [.. Slice.Dimensions.Select(dimension => new FieldRule<Slice>(dimension, (slice, f) => slice.With(dimension, f.TextOrNull())))]);

    private static readonly Shape<UnusualRule> Unusual = new(
        new UnusualRule(),
        new("weeks", (u, f) => u with { Weeks = f.Integer(AlertLimits.LeastWeeks, AlertLimits.MostWeeks) }),
        new("raiseAt", (u, f) => u with { RaiseAt = f.Number() }),
        new("clearAt", (u, f) => u with { ClearAt = f.Number() }),
        new("only", (u, f) => u with { Only = f.IsNull ? null : f.One<AlertDirection>() }));

    public static readonly Shape<AlertRule> Config = new(
        new AlertRule(),
        new("measure", (r, f) => r with { Measure = f.Text() }, Required: true),
        new("name", (r, f) => r with { Name = f.TextOrNull() }),
        new("severity", (r, f) => r with { Severity = f.One<AlertSeverity>() }),
        new("of", (r, f) => r with { Of = Of.Read(f) }),
        new("each", (r, f) => r with { Each = f.TextOrNull() }),
        new("overMinutes", (r, f) => r with { OverMinutes = f.Integer(0, AlertLimits.MaxMinutes) }),
        new("raiseAbove", (r, f) => r with { RaiseAbove = f.NumberOrNull() }),
        new("raiseBelow", (r, f) => r with { RaiseBelow = f.NumberOrNull() }),
        new("clearAt", (r, f) => r with { ClearAt = f.NumberOrNull() }),
        new("forSeconds", (r, f) => r with { ForSeconds = f.Integer(0, AlertLimits.MaxForSeconds) }),
        new("minCount", (r, f) => r with { MinCount = f.Integer(0, AlertLimits.MaxMinCount) }),
        new("unusual", (r, f) => r with { Unusual = f.IsNull ? null : Unusual.Read(f) }),
        new("zone", (r, f) => r with { Zone = f.Text() }),
        new("paused", (r, f) => r with { Paused = f.Flag() }));
}
