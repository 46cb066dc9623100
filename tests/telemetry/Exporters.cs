using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OpenRouter.Aot.Telemetry;

/// <summary>
/// OpenTelemetry as any program sets it up: the source of spans and the meter by their names, and whom they are told to. A program with a host does the
/// same within <c>services.AddOpenTelemetry()</c>.
/// </summary>
internal sealed class Exporters : IDisposable
{
    private readonly MeterProvider metrics;
    private readonly TracerProvider? traces;

    private Exporters(MeterProvider metrics, TracerProvider? traces)
    {
        this.metrics = metrics;
        this.traces = traces;
    }

    public static Exporters Start(ExampleOptions options)
    {
        ResourceBuilder resource = ResourceBuilder.CreateDefault().AddService("openrouter-example");
        MeterProviderBuilder metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(OpenRouterTelemetry.MeterName)
            .AddPrometheusHttpListener(listener => listener.Port = options.Port);
        if (options.Collector is null)
            return new Exporters(metrics.Build(), traces: null);

        // A minute, the usual pause between two exports, is long for somebody who looks on.
        metrics.AddOtlpExporter((_, reader) => reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 5_000);
        TracerProvider traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(OpenRouterTelemetry.SourceName)
            .AddOtlpExporter()
            .Build();
        return new Exporters(metrics.Build(), traces);
    }

    public void Dispose()
    {
        traces?.Dispose();
        metrics.Dispose();
    }
}
