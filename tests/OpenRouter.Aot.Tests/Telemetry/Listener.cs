using System.Diagnostics;
using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace OpenRouter.Aot.Tests.Telemetry;

/// <summary>OpenTelemetry's own collection of all that the library tells, in memory.</summary>
internal sealed class Listener : IDisposable
{
    private readonly List<Activity> spans = [];
    private readonly List<MetricSnapshot> metrics = [];
    private readonly TracerProvider tracing;
    private readonly MeterProvider metering;

    public Listener()
    {
        tracing = Sdk.CreateTracerProviderBuilder().AddSource(OpenRouterTelemetry.SourceName).AddInMemoryExporter(spans).Build();
        metering = Sdk.CreateMeterProviderBuilder().AddMeter(OpenRouterTelemetry.MeterName).AddInMemoryExporter(metrics).Build();
    }

    /// <summary>The spans of requests, in the order of their ends.</summary>
    public Activity[] Requests => [.. spans.Where(span => !span.OperationName.StartsWith("attempt", StringComparison.Ordinal))];

    /// <summary>The spans of attempts, in the order of their ends.</summary>
    public Activity[] Attempts => [.. spans.Where(span => span.OperationName.StartsWith("attempt", StringComparison.Ordinal))];

    /// <summary>Everything that was told, as text: what must not be told must not be in it.</summary>
    public string Text =>
        string.Join('\n', spans.Select(span => $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.SelectMany(told => told.Tags))}")
            .Concat(Collect().SelectMany(metric => PointsOf(metric).Select(point => metric.Name + " " + TagsOf(point)))));

    public IReadOnlyList<MetricSnapshot> Collect()
    {
        metrics.Clear();
        metering.ForceFlush();
        return metrics;
    }

    public MetricSnapshot Metric(string name) => Assert.Single(Collect(), metric => metric.Name == name);

    /// <summary>The sum of a counter's points, or of a gauge's, whose attributes are these.</summary>
    public double Sum(string name, params (string Name, object Value)[] tags) =>
        Collect().Where(metric => metric.Name == name)
            .SelectMany(metric => PointsOf(metric).Where(point => tags.All(tag => Equals(Find(point, tag.Name)?.ToString(), tag.Value.ToString()))).Select(point => ValueOf(metric, point)))
            .Sum();

    /// <summary>How many values a histogram has whose attributes are these.</summary>
    public long Count(string name, params (string Name, object Value)[] tags) =>
        Collect().Where(metric => metric.Name == name)
            .SelectMany(PointsOf).Where(point => tags.All(tag => Equals(Find(point, tag.Name)?.ToString(), tag.Value.ToString())))
            .Sum(point => point.GetHistogramCount());

    public static IEnumerable<MetricPoint> PointsOf(MetricSnapshot metric) => metric.MetricPoints;

    public static object? Find(MetricPoint point, string name)
    {
        foreach (KeyValuePair<string, object?> tag in point.Tags)
        {
            if (tag.Key == name)
                return tag.Value;
        }

        return null;
    }

    public void Dispose()
    {
        tracing.Dispose();
        metering.Dispose();
    }

    private static string TagsOf(MetricPoint point)
    {
        var text = new List<string>();
        foreach (KeyValuePair<string, object?> tag in point.Tags)
            text.Add(string.Create(CultureInfo.InvariantCulture, $"{tag.Key}={tag.Value}"));
        return string.Join(' ', text);
    }

    private static double ValueOf(MetricSnapshot metric, MetricPoint point) => metric.MetricType switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
        MetricType.LongGauge => point.GetGaugeLastValueLong(),
        MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
        _ => point.GetHistogramSum(),
    };
}
