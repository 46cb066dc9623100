using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OpenRouter.Aot;

/// <summary>The source of spans and the instruments that OpenTelemetry's conventions for generative AI describe, of all clients of the process.</summary>
internal static class OperationInstruments
{
    public static readonly ActivitySource Source = new(OpenRouterTelemetry.SourceName, ProductVersion.Text);

    public static readonly Meter Meter = new(OpenRouterTelemetry.MeterName, ProductVersion.Text);

    // The conventions advise these bounds.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92],
    };

    public static readonly Histogram<double> Duration =
        Meter.CreateHistogram("gen_ai.client.operation.duration", "s", "Duration of a request, its waits and all its attempts included.", tags: null, Seconds);

    public static readonly Histogram<int> TokenUsage = Meter.CreateHistogram(
        "gen_ai.client.token.usage", "{token}", "Tokens of a request's prompt and of its answer.", tags: null, new InstrumentAdvice<int>
        {
            HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
        });

    public static readonly Histogram<double> TimeToFirstChunk = Meter.CreateHistogram(
        "gen_ai.client.operation.time_to_first_chunk", "s", "From a streamed request's call to its first content.", tags: null, Seconds);

    public static readonly Histogram<double> TimePerOutputChunk = Meter.CreateHistogram(
        "gen_ai.client.operation.time_per_output_chunk", "s", "From one chunk of a stream to the next.", tags: null, Seconds);

    /// <summary>Whether anybody wants to know how requests fare.</summary>
    public static bool AreWanted => OpenRouterTelemetry.IsSupported
        && (Source.HasListeners() || Duration.Enabled || TokenUsage.Enabled || TimeToFirstChunk.Enabled || TimePerOutputChunk.Enabled || PoolInstruments.WaitDuration.Enabled);
}
