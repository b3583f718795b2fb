using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Puts in place of how many came how many are expected: what comes is like what came in the same hours of the week, some weeks before.</summary>
internal sealed class WhatIfAhead(ForecastBook book)
{
    private const int DaysOfWeek = 7;

    /// <summary>Whole weeks back, so that all of the time has been.</summary>
    public static TimeSpan Back(DateTimeOffset to, DateTimeOffset now) => TimeSpan.FromDays(DaysOfWeek * Math.Max(0, (int)Math.Ceiling((to - now).TotalDays / DaysOfWeek)));

    /// <param name="like">Of the time before; of the length of the one expected.</param>
    /// <exception cref="WhatIfException">There is no forecast for a queue to which somebody came.</exception>
    public async Task<WhatIfDemand> Of(string group, DateTimeOffset from, DateTimeOffset to, WhatIfDemand like, CancellationToken ct)
    {
        if (await book.Of(group, ct) is not { } forecast) throw new WhatIfException("The forecast is being computed. Ask again in a minute.");
        var slots = Math.Max(1, (int)Math.Ceiling((to - from) / like.Slot));
        return like with
        {
            Queues = like.Queues.ToImmutableSortedDictionary(queue => queue.Key, queue => queue.Value with { Expected = Expected(forecast, queue.Key, from, to, like.Slot, slots) }, StringComparer.Ordinal),
        };
    }

    private static ImmutableArray<double> Expected(GroupForecast forecast, string queue, DateTimeOffset from, DateTimeOffset to, TimeSpan length, int slots)
    {
        if (forecast.Find(queue, null) is not { Forecast: not null } series)
            throw new WhatIfException($"The queue {queue} cannot be forecast yet: {forecast.Find(queue, null)?.Reason ?? "ask again in a minute."}");
        var expected = new double[slots];
        var known = forecast.Slots(series);
        for (var n = 0; n < known.Length; n++)
        {
            if (forecast.Clock.StartOf(forecast.Day.AddDays(n / SlotClock.Slots), n % SlotClock.Slots) is not { } begins) continue;
            // A half hour of the forecast may lie in two of the comparison, which begin where it was asked to.
            var ends = SlotClock.EndOf(begins);
            for (var slot = Math.Max(0, (int)Math.Floor((begins - from) / length)); slot < slots && from + (slot * length) < ends; slot++)
            {
                var (start, end) = (Later(begins, from + (slot * length)), Earlier(ends, Earlier(to, from + ((slot + 1) * length))));
                if (end > start) expected[slot] += known[n].Contacts * ((end - start) / (ends - begins));
            }
        }
        return [.. expected];
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
