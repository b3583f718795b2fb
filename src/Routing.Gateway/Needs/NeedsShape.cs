using System.Globalization;

namespace Routing.Gateway;

/// <summary>How a search for needs is asked for.</summary>
internal static class NeedsShape
{
    public static readonly Shape<AskNeeds> Ask = new(
        new AskNeeds(),
        new("group", (a, f) => a with { Group = f.Identifier() }),
        new("name", (a, f) => a with { Name = f.TextOrNull() }),
        new("arrivals", (a, f) => a with { Arrivals = f.One<WhatIfArrivals>() }),
        new("day", (a, f) => a with { Day = f.IsNull ? null : PlanningShape.Date(f) }),
        new("replications", (a, f) => a with { Replications = f.Integer(NeedsLimits.MinReplications, NeedsLimits.MaxReplications) }),
        new("seed", (a, f) => a with { Seed = f.Integer() }));

    /// <summary>The day asked for; null when <paramref name="problem"/> says why not.</summary>
    public static DayOfNeeds? Day(AskNeeds asked, SlotClock clock, DateTimeOffset now, out Problem? problem)
    {
        var today = clock.DayOf(now);
        var isAhead = asked.Arrivals == WhatIfArrivals.Forecast;
        var day = asked.Day ?? today.AddDays(isAhead ? 1 : -1);
        var last = today.AddDays(ForecastDefaults.MaxDaysAhead - 1);
        problem = isAhead && (day <= today || day > last) ? ProblemKinds.InvalidValue.At("day", $"Send a day from {Written(today.AddDays(1))} to {Written(last)}: the forecast is of what has not begun, and reaches no further.")
            : !isAhead && (day >= today || day < today.AddDays(-ForecastDefaults.MostDays)) ? ProblemKinds.InvalidValue.At("day", $"Send a day that is over, as {Written(today.AddDays(-1))} is: those who came on it come again.")
            : null;
        return problem is null ? DayOfNeeds.Of(day, clock) : null;
    }

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
