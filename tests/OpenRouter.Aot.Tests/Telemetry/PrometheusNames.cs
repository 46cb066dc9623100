using System.Diagnostics.Metrics;

namespace OpenRouter.Aot.Tests.Telemetry;

/// <summary>
/// What an instrument is called in Prometheus, by OpenTelemetry's rules (specs/otel/compatibility/prometheus_and_openmetrics): dots become underscores,
/// the unit is a suffix unless it stands in braces, a sum that only grows ends in <c>_total</c>, and a histogram is three series.
/// </summary>
internal static class PrometheusNames
{
    public static IEnumerable<string> Of(Instrument instrument)
    {
        string name = OfLabel(instrument.Name) + SuffixOf(instrument.Unit);
        return KindOf(instrument) switch
        {
            "Histogram" => [name + "_bucket", name + "_sum", name + "_count"],
            "Counter" or "ObservableCounter" => [name + "_total"],
            "UpDownCounter" or "ObservableUpDownCounter" or "Gauge" or "ObservableGauge" => [name],
            string kind => throw new NotSupportedException($"'{instrument.Name}' is a {kind}: say here what Prometheus makes of it."),
        };
    }

    public static string OfLabel(string attribute) => attribute.Replace('.', '_');

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0];

    private static string SuffixOf(string? unit) => unit switch
    {
        null or "" => "",
        "s" => "_seconds",
        ['{', .., '}'] => "",
        _ => throw new NotSupportedException($"Say here what Prometheus makes of the unit '{unit}'."),
    };
}
