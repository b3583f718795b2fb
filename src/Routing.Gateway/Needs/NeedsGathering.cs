using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Gathers who comes on a day, what they are like, and what they are to be served like.</summary>
internal sealed class NeedsGathering(HistoryHost host, WhatIfGathering contacts, WhatIfAhead ahead, ForecastBook book, TimeProvider clock)
{
    private const double LeastExpected = 0.5;

    /// <exception cref="WhatIfException">Too many came, or nobody, or nobody could take their contacts.</exception>
    public async Task<NeedsCase> Gather(NeedsJob job, CancellationToken ct)
    {
        var (asIs, day) = (job.AsIs!, job.Day);
        await host.CatchUp(ct);
        var isAhead = job.Asked.Arrivals == WhatIfArrivals.Forecast;
        var forecast = isAhead ? await book.Of(job.Asked.Group, ct) ?? throw new WhatIfException("The forecast is being computed. Ask again in a minute.") : null;
        var (from, to) = isAhead ? (clock.GetUtcNow().AddDays(-NeedsLimits.DaysOfLike), clock.GetUtcNow()) : (day.From, day.To);
        var came = await contacts.Came(asIs, from, to, WhatIfLimits.MaxContacts, ct);
        if (came.Count == 0)
            throw new WhatIfException(isAhead ? $"No contact came to this group in the last {NeedsLimits.DaysOfLike} days, for those expected to be like." : "No contact came to this group on that day. Choose a day on which some did.");
        if (!isAhead && came.Count > NeedsLimits.MaxContacts) throw new WhatIfException(TooMany(came.Count));
        var demand = WhatIfDemand.Of(came, from, to, NeedsLimits.Slot, await contacts.Like(came, ct));
        var leftOut = ImmutableArray<string>.Empty;
        if (forecast is not null)
        {
            leftOut = [.. Expected(forecast, day).Where(queue => queue.Value >= LeastExpected && !demand.Queues.ContainsKey(queue.Key)).Select(queue => queue.Key).Order(StringComparer.Ordinal)];
            demand = await ahead.Of(job.Asked.Group, day.From, day.To, demand, ct);
            demand = demand with { Queues = demand.Queues.ToImmutableSortedDictionary(queue => queue.Key, queue => AsForecast(forecast, day, queue.Key, queue.Value), StringComparer.Ordinal) };
        }
        demand = demand with { Queues = demand.Queues.RemoveRange(demand.Queues.Where(queue => queue.Value.Expected.Sum() <= 0).Select(queue => queue.Key)) };
        if (NeedsPools.Unserved(demand.Queues.Keys, job.Pools).FirstOrDefault() is { } unserved)
            throw new WhatIfException($"No agent of this group can take the contacts of {unserved}: no number of agents would be enough. Give one the queue and what it requires.");
        var targets = demand.Queues.Keys.ToImmutableSortedDictionary(queue => queue, queue => job.Planning.TargetsOf(queue, asIs.Queues[queue].ServiceLevel, null).Targets, StringComparer.Ordinal);
        return new NeedsCase
        {
            Group = job.Asked.Group,
            From = day.From,
            To = day.To,
            AsIs = asIs,
            Demand = demand with { Queues = demand.Queues.ToImmutableSortedDictionary(queue => queue.Key, queue => Known(Patient(job.Planning, forecast, queue.Key, queue.Value)), StringComparer.Ordinal) },
            Targets = targets,
            Pools = job.Pools,
            LeftOut = leftOut,
            Replications = job.Asked.Replications,
            Seed = job.Asked.Seed,
        };
    }

    /// <summary>Contacts expected on a day, by queue.</summary>
    public static ImmutableDictionary<string, double> Expected(GroupForecast forecast, DayOfNeeds day) => forecast.Queues
        .Select(queue => (Queue: queue, Series: forecast.Find(queue, null))).Where(one => one.Series is { Forecast: not null })
        .ToImmutableDictionary(one => one.Queue, one => forecast.Slots(one.Series!).Skip(FirstSlot(forecast, day)).Take(SlotClock.Slots).Sum(slot => slot.Contacts), StringComparer.Ordinal);

    public static string TooMany(double contacts) =>
        $"{contacts:0} contacts come on this day, and at most {NeedsLimits.MaxContacts} can be simulated beside the routing. Choose a quieter day, put queues that share no agents in groups of their own, or run Routing.Lab needs on another machine.";

    private static int FirstSlot(GroupForecast forecast, DayOfNeeds day) => (day.Day.DayNumber - forecast.Day.DayNumber) * SlotClock.Slots;

    /// <summary>Those it is like took as long as they did; all of them are made as much longer or shorter as the forecast has it.</summary>
    private static QueueDemand AsForecast(GroupForecast forecast, DayOfNeeds day, string queue, QueueDemand demand)
    {
        if (forecast.Find(queue, null) is not { Forecast: not null, HandleTimes: { } times } series) return demand;
        var slots = forecast.Slots(series);
        var first = FirstSlot(forecast, day);
        var (seconds, contacts) = (0.0, 0.0);
        for (var slot = first; slot < Math.Min(first + SlotClock.Slots, slots.Length); slot++)
        {
            seconds += slots[slot].Contacts * times.Seconds[slot];
            contacts += slots[slot].Contacts;
        }
        if (contacts <= 0 || seconds <= 0) return demand;
        var known = demand.Like.Where(like => like.HandleSeconds is not null).Select(like => like.HandleSeconds!.Value + like.WrapUpSeconds).DefaultIfEmpty().Average();
        if (known <= 0) return Taking(demand, seconds / contacts);
        var factor = seconds / contacts / known;
        return demand with { Like = [.. demand.Like.Select(like => like with { HandleSeconds = like.HandleSeconds * factor, WrapUpSeconds = like.WrapUpSeconds * factor })] };
    }

    /// <summary>Of none is known how long it took.</summary>
    private static QueueDemand Taking(QueueDemand demand, double seconds) => demand with { Like = [.. demand.Like.Select(like => like with { HandleSeconds = seconds })] };

    private static QueueDemand Known(QueueDemand demand) => demand.Like.All(like => like.HandleSeconds is null) ? Taking(demand, IntentMeans.Unknown.HandleSeconds) : demand;

    private static QueueDemand Patient(PlanningConfig planning, GroupForecast? forecast, string queue, QueueDemand demand) =>
        (planning.Queues.GetValueOrDefault(queue)?.PatienceSeconds ?? forecast?.Find(queue, null)?.PatienceSeconds) is { } patience ? demand with { PatienceSeconds = patience } : demand;
}
