namespace Routing.Core.Tests;

/// <summary>History made of events that a test tells.</summary>
internal static class Told
{
    /// <summary>All tallies of a cut together, the same in one portion as one by one.</summary>
    public static Tally Sums(Cut cut, DateTimeOffset from, params (int Minute, RoutingEvent Event)[] told) =>
        Of(cut, from, told).Values.Aggregate(default(Tally), (sum, one) => sum + one);

    /// <summary>The tallies of a cut by what they are of; one by one, nothing is known but what is asked for.</summary>
    public static Dictionary<string, Tally> Of(Cut cut, DateTimeOffset from, params (int Minute, RoutingEvent Event)[] told)
    {
        var events = told.Select((one, i) => new PlacedEvent(i + 1, from.AddMinutes(one.Minute), one.Event)).ToList();
        var whole = new Dictionary<string, Tally>(StringComparer.Ordinal);
        Add(whole, cut, new HistoryProjection(HistoryState.Empty).See(events, events.Count, []));
        var (projection, journeys, sums) = (new HistoryProjection(HistoryState.Empty), new Dictionary<string, Journey>(), new Dictionary<string, Tally>(StringComparer.Ordinal));
        foreach (var one in events)
        {
            var (contacts, customers) = HistoryProjection.Needs([one]);
            var batch = projection.See([one], one.Position, journeys.Values.Where(j => contacts.Contains(j.Id) || (j.Customer is { } customer && customers.Contains(customer))));
            foreach (var journey in batch.Journeys) journeys[journey.Id] = journey;
            Add(sums, cut, batch);
        }
        Assert.Equal(Some(whole), Some(sums));
        return whole;
    }

    private static void Add(Dictionary<string, Tally> to, Cut cut, HistoryBatch batch)
    {
        foreach (var (key, change) in batch.Quarters.Where(quarter => quarter.Key.Cut == cut)) to[key.A] = to.GetValueOrDefault(key.A) + change;
    }

    private static List<KeyValuePair<string, Tally>> Some(Dictionary<string, Tally> sums) => [.. sums.Where(one => !one.Value.IsZero).OrderBy(one => one.Key, StringComparer.Ordinal)];
}
