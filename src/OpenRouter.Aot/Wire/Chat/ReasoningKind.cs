namespace OpenRouter.Aot;

/// <summary>What kind a part of a reasoning is. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ReasoningKind
{
    /// <summary>Reasoning in words.</summary>
    [JsonName("reasoning.text")]
    public static partial ReasoningKind Text { get; }

    /// <summary>A summary of the reasoning.</summary>
    [JsonName("reasoning.summary")]
    public static partial ReasoningKind Summary { get; }

    /// <summary>Reasoning that only the provider can read.</summary>
    [JsonName("reasoning.encrypted")]
    public static partial ReasoningKind Encrypted { get; }

    /// <summary>A call of one of the server's tools.</summary>
    [JsonName("reasoning.server_tool_call")]
    public static partial ReasoningKind ServerToolCall { get; }
}
