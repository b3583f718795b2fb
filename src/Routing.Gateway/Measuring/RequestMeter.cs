using System.Diagnostics.Metrics;

namespace Routing.Gateway;

/// <summary>What the gateway counts of itself. Tags name operations and statuses; never a customer, contact or agent.</summary>
public sealed class RequestMeter : IDisposable
{
    public const string MeterName = "Routing.Gateway";

    private readonly Meter _meter = new(MeterName);
    private readonly Histogram<double> _durations;
    private readonly Counter<long> _streamed;
    private readonly UpDownCounter<long> _streams;

    public RequestMeter()
    {
        _durations = _meter.CreateHistogram<double>("routing.http.request.duration", "s", "Time from a request to its answer");
        _streamed = _meter.CreateCounter<long>("routing.stream.events", null, "Events read for streams");
        _streams = _meter.CreateUpDownCounter<long>("routing.stream.open", null, "Streams open");
    }

    internal void Answered(Operation operation, int status, TimeSpan took)
    {
        if (operation.Streams || !_durations.Enabled) return;
        _durations.Record(took.TotalSeconds, new("operation", operation.Name), new("status", StatusNames.Of(status)));
    }

    internal void Streamed(int events) => _streamed.Add(events);

    internal void StreamOpened() => _streams.Add(1);

    internal void StreamClosed() => _streams.Add(-1);

    public void Dispose() => _meter.Dispose();

    /// <summary>Texts of statuses, made once.</summary>
    private static class StatusNames
    {
        private static readonly string[] All = [.. Enumerable.Range(0, 600).Select(s => s.ToString())];

        public static string Of(int status) => All[Math.Clamp(status, 0, 599)];
    }
}
