namespace OpenRouter.Aot;

/// <summary>What every measurement of a client says of it.</summary>
/// <param name="Name">What its owner calls it; null where the program has one client.</param>
/// <param name="ServerAddress">The host of the base address.</param>
/// <param name="ServerPort">Its port.</param>
/// <param name="CapturesContent">Whether spans carry what was asked and answered.</param>
internal sealed record TelemetryIdentity(string? Name, string ServerAddress, int ServerPort, bool CapturesContent)
{
    /// <summary>The switch that instrumentation of generative AI agrees on.</summary>
    public const string ContentVariable = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";

    public static TelemetryIdentity Unknown { get; } = new(null, "", 0, CapturesContent: false);

    /// <summary>Whether the environment asks for content.</summary>
    public static bool IsContentWanted(string? variable) =>
        variable is not null && (variable.Equals("true", StringComparison.OrdinalIgnoreCase)
            || variable.Equals("span_only", StringComparison.OrdinalIgnoreCase) || variable.Equals("span_and_event", StringComparison.OrdinalIgnoreCase));
}
