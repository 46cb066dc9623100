using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>Why a model stopped. An open set: a reason that is not known here is kept as sent.</summary>
/// <param name="Value">The reason on the wire.</param>
[JsonConverter(typeof(FinishReasonConverter))]
public readonly record struct FinishReason(string Value)
{
    /// <summary><c>stop</c>: the answer is complete.</summary>
    public static FinishReason Stop { get; } = new("stop");

    /// <summary><c>length</c>: the token limit was reached. Asking again does not help, and is billed again.</summary>
    public static FinishReason Length { get; } = new("length");

    /// <summary><c>tool_calls</c>: the model wants tools called.</summary>
    public static FinishReason ToolCalls { get; } = new("tool_calls");

    /// <summary><c>content_filter</c>: the provider withheld the answer.</summary>
    public static FinishReason ContentFilter { get; } = new("content_filter");

    /// <summary><c>error</c>: the provider failed; the answer is partial.</summary>
    public static FinishReason Error { get; } = new("error");

    /// <summary>The reason on the wire.</summary>
    public override string ToString() => Value ?? "";
}
