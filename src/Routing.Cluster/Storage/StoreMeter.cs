using System.Diagnostics.Metrics;

namespace Routing.Cluster;

/// <summary>Measures the calls to the cluster's storage.</summary>
internal static class StoreMeter
{
    private static readonly Meter Meter = new("Routing.Cluster");
    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>("routing.storage.duration", "s", "Time of a call to the cluster's storage");

    /// <param name="call">read or write.</param>
    /// <param name="outcome">served, stale (somebody else had written), or failed, a time-out included.</param>
    public static void Took(string call, string outcome, TimeSpan time) =>
        Durations.Record(time.TotalSeconds, new KeyValuePair<string, object?>("call", call), new KeyValuePair<string, object?>("outcome", outcome));
}
