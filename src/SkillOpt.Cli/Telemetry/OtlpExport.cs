using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SkillOpt.Telemetry;

namespace SkillOpt.Cli.Telemetry;

/// <summary>
/// Sends what a run shows of itself to a collector. Disposing it sends the rest. A collector that fails costs the run
/// nothing but a line of warning.
/// </summary>
internal sealed class OtlpExport : IDisposable
{
    private const int TimeoutMilliseconds = 5_000;

    // A run with fast models makes thousands of spans between two exports.
    private const int SpansHeld = 65_536;

    private readonly Collector collector;
    private readonly TextWriter warnings;
    private readonly ExportHealth health = new();
    private readonly HttpClient http;
    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    public OtlpExport(Collector collector, TextWriter warnings)
    {
        (this.collector, this.warnings) = (collector, warnings);
        http = new HttpClient(health) { Timeout = TimeSpan.FromMilliseconds(TimeoutMilliseconds) };
        // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES go before.
        var resource = ResourceBuilder
            .CreateEmpty()
            .AddTelemetrySdk()
            .AddService("skillopt")
            .AddEnvironmentVariableDetector();
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(SkillOptTelemetry.Name)
            .AddProcessor(_ => new BatchActivityExportProcessor(
                new OtlpTraceExporter(Options(collector.Traces)),
                maxQueueSize: SpansHeld
            ))
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(SkillOptTelemetry.Name)
            .AddReader(_ => new PeriodicExportingMetricReader(new OtlpMetricExporter(Options(collector.Metrics))))
            .Build();
    }

    public void Dispose()
    {
        if (!(traces.Shutdown(TimeoutMilliseconds) & metrics.Shutdown(TimeoutMilliseconds)))
            health.Note("it did not take everything in time");
        traces.Dispose();
        metrics.Dispose();
        http.Dispose();
        if (health.Problem is { } problem)
            warnings.WriteLine(
                $"warning: traces or metrics did not reach {collector}: {problem}. The run is not affected."
            );
    }

    private OtlpExporterOptions Options(Uri endpoint) =>
        new()
        {
            Endpoint = endpoint,
            Protocol = OtlpExportProtocol.HttpProtobuf,
            TimeoutMilliseconds = TimeoutMilliseconds,
            HttpClientFactory = () => http,
        };
}
