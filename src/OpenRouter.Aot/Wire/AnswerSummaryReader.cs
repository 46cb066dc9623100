using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Summarises answers whose type nobody needs: raw requests, bulk lines, recordings. Typed answers summarise themselves.</summary>
internal static class AnswerSummaryReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>Summarises a whole body that is no stream. A body that is no JSON sets <see cref="AnswerSummary.IsForeign"/>.</summary>
    /// <param name="start">What the headers told.</param>
    /// <param name="body">The body; white space before it (keep-alive) is skipped.</param>
    public static AnswerSummary Read(AnswerSummary start, ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Options);
            return Add(start, document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Unreadable(start, body.Span);
        }
    }

    /// <summary>A body that cannot be read: JSON that broke off, or no JSON at all.</summary>
    public static AnswerSummary Unreadable(AnswerSummary summary, ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8) is [(byte)'{', ..]
        ? summary with { Fault = TransportFault.Malformed, IsForeign = summary.Status is < 200 or >= 300 }
        : summary with { IsForeign = true };

    /// <summary>Adds one JSON object, a whole answer or one event of a stream, to what is known.</summary>
    public static AnswerSummary Add(AnswerSummary summary, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return summary.MustHaveContent ? summary with { IsForeign = true } : summary with { HasContent = true };

        // Responses and Anthropic wrap the answer of some events once.
        JsonElement answer = Object(root, "response") ?? Object(root, "message") ?? root;
        ApiError? error = ApiErrorReader.FromBody(root) ?? ApiErrorReader.FromBody(answer);
        summary = summary with
        {
            GenerationId = summary.GenerationId ?? String(answer, "id"),
            Model = String(answer, "model") ?? summary.Model,
            Provider = String(answer, "provider") ?? summary.Provider,
        };

        if (answer.TryGetProperty("choices", out JsonElement choices) && choices.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement choice in choices.EnumerateArray())
            {
                error ??= ApiErrorReader.FromBody(choice);
                summary = AddChoice(summary, choice);
            }
        }
        else if (HasItems(answer, "output") || HasItems(answer, "content") || HasItems(answer, "data") || HasItems(answer, "results"))
        {
            summary = summary with { HasContent = true };
        }

        if (Object(answer, "usage") is { } usage)
        {
            summary = summary with
            {
                PromptTokens = Number(usage, "prompt_tokens") ?? Number(usage, "input_tokens") ?? summary.PromptTokens,
                CompletionTokens = Number(usage, "completion_tokens") ?? Number(usage, "output_tokens") ?? summary.CompletionTokens,
                Cost = usage.TryGetProperty("cost", out JsonElement cost) && cost.ValueKind == JsonValueKind.Number && cost.TryGetDecimal(out decimal usd)
                    ? usd
                    : summary.Cost,
            };
        }

        return error is null ? summary : summary.WithError(error);
    }

    private static AnswerSummary AddChoice(AnswerSummary summary, JsonElement choice)
    {
        JsonElement turn = Object(choice, "message") ?? Object(choice, "delta") ?? choice;
        bool hasContent = HasText(turn, "content") || HasText(turn, "text") || HasText(turn, "reasoning") || HasText(turn, "refusal")
            || HasItems(turn, "content") || HasItems(turn, "tool_calls") || HasItems(turn, "images") || Object(turn, "audio") is not null
            || HasItems(turn, "reasoning_details");
        return summary with
        {
            FinishReason = String(choice, "finish_reason") ?? summary.FinishReason,
            HasContent = summary.HasContent || hasContent,
        };
    }

    private static JsonElement? Object(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Object
            ? member
            : null;

    private static string? String(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String
            ? JsonText.Of(member)
            : null;

    private static long? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out long number)
            ? number
            : null;

    private static bool HasText(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member)
        && member.ValueKind == JsonValueKind.String && !member.ValueEquals(""u8);

    private static bool HasItems(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member)
        && member.ValueKind == JsonValueKind.Array && member.GetArrayLength() > 0;
}
