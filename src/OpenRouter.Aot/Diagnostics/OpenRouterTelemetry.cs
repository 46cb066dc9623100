using System.Diagnostics.CodeAnalysis;

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

    /// <summary>
    /// Whether the program has telemetry at all. A project that sets <c>OpenRouterTelemetrySupport</c> to <c>false</c> leaves it out, and its NativeAOT image
    /// is about 165 KB smaller.
    /// </summary>
    [FeatureSwitchDefinition("OpenRouter.Aot.Telemetry.IsSupported")]
    internal static bool IsSupported { get; } = !AppContext.TryGetSwitch("OpenRouter.Aot.Telemetry.IsSupported", out bool isSupported) || isSupported;
}
