using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Routing.Gateway;

/// <summary>Sends traces and metrics by OTLP, when an endpoint is configured and only then.</summary>
internal sealed class Telemetry(GatewayOptions options) : IHostedService, IDisposable
{
    private const int HttpPort = 4318;

    private TracerProvider? _traces;
    private TracerProvider? _engineTraces;
    private MeterProvider? _metrics;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.OtlpEndpoint is not { } endpoint) return Task.CompletedTask;
        var resource = ResourceBuilder.CreateDefault().AddService("routing-actors");
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceShare)))
            .AddSource(JourneyTrace.SourceName)
            .AddOtlpExporter(otlp => Send(otlp, endpoint, "v1/traces"))
            .Build();
        // Of its own: the engine's calls are part of journeys that are traced, and begin no traces.
        if (options.EngineTraces.Count > 0)
        {
            _engineTraces = Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(resource)
                .SetSampler(new ParentBasedSampler(new AlwaysOffSampler()))
                .AddSource([.. options.EngineTraces])
                .AddProcessor(new PersonalTags())
                .AddOtlpExporter(otlp => Send(otlp, endpoint, "v1/traces"))
                .Build();
        }
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter("Routing*")
            .AddOtlpExporter(otlp => Send(otlp, endpoint, "v1/metrics"))
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>By gRPC; by HTTP, each signal to its own path, where the URL has a path or the port that OTLP keeps for HTTP.</summary>
    private static void Send(OtlpExporterOptions otlp, Uri endpoint, string signal)
    {
        var byHttp = endpoint.Port == HttpPort || endpoint.AbsolutePath.Length > 1;
        otlp.Protocol = byHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        otlp.Endpoint = byHttp ? new Uri($"{endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{signal}") : endpoint;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _engineTraces?.Dispose();
        _metrics?.Dispose();
        (_traces, _engineTraces, _metrics) = (null, null, null);
    }
}
