using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;

namespace Routing.Gateway;

/// <summary>
/// <c>GET /metrics</c>: listens to the meters of this product, of the runtime and, as named, of the engine, and writes them as Prometheus text.
/// Of our own making: there is no exporter for it among the packages we build from, and the format is small.
/// </summary>
internal sealed class MetricsPage : IDisposable
{
    private readonly ConcurrentDictionary<Instrument, MetricSeries> _series = new();
    private readonly MeterListener _listener = new();
    private readonly Lock _observing = new();
    private readonly QueueGauges _queues;

    public MetricsPage(QueueGauges queues, GatewayOptions options)
    {
        _queues = queues;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            var name = instrument.Meter.Name;
            if (!name.StartsWith("Routing", StringComparison.Ordinal) && name != "System.Runtime" && !options.EngineInstruments.Contains(instrument.Name)) return;
            listener.EnableMeasurementEvents(instrument, _series.GetOrAdd(instrument, Create));
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, state) => ((MetricSeries)state!).Take(value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, state) => ((MetricSeries)state!).Take(value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, state) => ((MetricSeries)state!).Take(value, tags));
        _listener.Start();
    }

    public static void Map(OperationMap map, MetricsPage page) => map.Add(
        new Operation("GET", "/metrics", "getMetrics", "Figures as Prometheus text.", Role.Supervisor | Role.Admin | Role.Auditor, page.Run)
        { Streams = true, Reply = typeof(string), ReplyTypes = Json.PlainText });

    public async ValueTask<Reply> Run(Call call)
    {
        await _queues.Refresh(call.Ct);
        string text;
        lock (_observing)
        {
            foreach (var series in _series.Values) series.BeginObserving();
            _listener.RecordObservableInstruments();
            text = PrometheusText.Of(_series.Values);
        }
        call.Http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        await call.Http.Response.WriteAsync(text, call.Ct);
        return Call.Written;
    }

    public void Dispose() => _listener.Dispose();

    private static MetricSeries Create(Instrument instrument)
    {
        var kind = instrument.GetType().Name;
        return new MetricSeries(instrument, isSum: kind.Contains("Counter", StringComparison.Ordinal), isHistogram: kind.StartsWith("Histogram", StringComparison.Ordinal));
    }
}
