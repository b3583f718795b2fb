using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What a queue's opening hours leave of what is forecast: nothing where it is closed, a part of a half hour in which a holiday begins or ends.</summary>
public static class OpenShares
{
    private const int MinutesApart = 5;

    /// <remarks>
    /// A half hour that is open in part on every day came so in history already: only what exceptions take off it counts. The share is
    /// told from moments five minutes apart.
    /// </remarks>
    /// <param name="starts">Beginnings of half hours; null for those that the clocks leave out.</param>
    /// <returns>A share of each; null where the queue is always open.</returns>
    public static ImmutableArray<double>? Of(OpeningHours? hours, IEnumerable<DateTimeOffset?> starts)
    {
        if (hours is null || (hours.Open.IsEmpty && hours.Closed.IsEmpty)) return null;
        return [.. starts.Select(start => start is { } at ? Share(hours, at) : 1)];
    }

    private static double Share(OpeningHours hours, DateTimeOffset start)
    {
        var (regular, open) = (0, 0);
        for (var minute = 0; minute < CountSeries.MinutesOfHalfHour; minute += MinutesApart)
        {
            var at = start.AddMinutes(minute);
            if (!RuleCondition.AnyHours(hours.Open, at)) continue;
            regular++;
            if (hours.IsOpen(at)) open++;
        }
        return regular == 0 ? 0 : (double)open / regular;
    }
}
