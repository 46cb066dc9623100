using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>
/// Carries <c>reasoning_details</c> through Microsoft.Extensions.AI: as JSON in <see cref="TextReasoningContent.ProtectedData"/>, a text that every
/// serializer, cache and history keeps, and at which the joining of streamed contents ends.
/// </summary>
internal static class ReasoningCarrier
{
    /// <summary>The content that carries the details; null where there is neither reasoning nor a detail.</summary>
    /// <param name="text">The reasoning as text.</param>
    /// <param name="details">The details.</param>
    public static TextReasoningContent? ToContent(string? text, IReadOnlyList<ReasoningPart>? details)
    {
        if (details is not { Count: > 0 })
            return text is { Length: > 0 } ? new TextReasoningContent(text) : null;
        return new TextReasoningContent(text is { Length: > 0 } ? text : TextOf(details)) { ProtectedData = Pack(details) };
    }

    /// <summary>The details that a content carries; null where it carries none, or another provider's data.</summary>
    public static IReadOnlyList<ReasoningPart>? Unpack(string? data)
    {
        if (data is not ['[', ..])
            return null;
        try
        {
            var parts = new List<ReasoningPart>();
            foreach (JsonElement detail in JsonValueWriter.ToElement(Encoding.UTF8.GetBytes(data)).EnumerateArray())
            {
                if (detail.ValueKind != JsonValueKind.Object)
                    return null;
                parts.Add(OpenRouterJson.Parse<ReasoningPart>(JsonValueWriter.ToJson(detail).Utf8));
            }

            return parts;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What people may read of the details.</summary>
    public static string TextOf(IReadOnlyList<ReasoningPart> details)
    {
        var text = new StringBuilder();
        foreach (ReasoningPart detail in details)
            text.Append(detail.Text ?? detail.Summary);
        return text.ToString();
    }

    private static string Pack(IReadOnlyList<ReasoningPart> details)
    {
        var output = new ArrayBufferWriter<byte>();
        output.Write("["u8);
        for (int i = 0; i < details.Count; i++)
        {
            if (i > 0)
                output.Write(","u8);
            OpenRouterJson.Write(details[i], output);
        }

        output.Write("]"u8);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
