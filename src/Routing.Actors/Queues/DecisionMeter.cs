using System.Diagnostics.Metrics;

namespace Routing.Actors;

/// <summary>Measures the orders that queues carry out, from the order to the reservation: counts and times, of nobody by name.</summary>
internal static class DecisionMeter
{
    private static readonly Meter Meter = new("Routing.Decisions");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("routing.decision.duration", "s", "Time of a decision, bids and writes included");

    public static void Took(bool isOffered, TimeSpan time) =>
        Durations.Record(time.TotalSeconds, new KeyValuePair<string, object?>("outcome", isOffered ? "offered" : "nobody"));
}
