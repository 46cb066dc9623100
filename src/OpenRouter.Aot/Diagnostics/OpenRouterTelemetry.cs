namespace OpenRouter.Aot;

/// <summary>
/// The names under which the library tells what it does: <c>tracing.AddSource(OpenRouterTelemetry.SourceName)</c> and
/// <c>metrics.AddMeter(OpenRouterTelemetry.MeterName)</c>. Without a listener nothing is recorded and nothing is allocated.
/// </summary>
public static class OpenRouterTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>.</summary>
    public const string SourceName = "OpenRouter.Aot";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "OpenRouter.Aot";
}
