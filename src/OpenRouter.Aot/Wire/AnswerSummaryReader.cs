using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Summarises answers whose type nobody needs: raw requests, bulk lines, recordings. Typed answers summarise themselves.</summary>
internal static class AnswerSummaryReader
{
    /// <summary>As deep as the typed readers go.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = 256 };

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

    /// <summary>A body that cannot be read: nothing, JSON that broke off, or no JSON at all.</summary>
    public static AnswerSummary Unreadable(AnswerSummary summary, ReadOnlySpan<byte> body)
    {
        bool isSuccess = summary.Status is >= 200 and < 300;
        ReadOnlySpan<byte> text = body.TrimStart(" \t\r\n"u8);

        // Nothing is a good answer to a deletion. Of inference it is one that broke off: white space keeps a connection alive until the answer.
        if (text.IsEmpty && isSuccess)
            return summary.MustHaveContent ? summary with { Fault = TransportFault.Malformed } : summary;
        return text is [(byte)'{', ..]
            ? summary with { Fault = TransportFault.Malformed, IsForeign = !isSuccess }
            : summary with { IsForeign = true, IsPage = text is [(byte)'<', ..] };
    }

    /// <summary>Adds one JSON object, a whole answer or one event of a stream, to what is known.</summary>
    public static AnswerSummary Add(AnswerSummary summary, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return summary.MustHaveContent ? summary with { IsForeign = true } : summary with { HasContent = true };

        // Responses and Anthropic wrap the answer of some events once.
        JsonElement answer = Object(root, "response") ?? Object(root, "message") ?? root;
        ApiError? error = IsJob(root) ? null : ApiErrorReader.FromBody(root) ?? ApiErrorReader.FromBody(answer);
        summary = summary with
        {
            GenerationId = summary.GenerationId ?? String(answer, "id"),
            Model = String(answer, "model") is { Length: > 0 } model ? model : summary.Model,
            Provider = String(answer, "provider") ?? summary.Provider,
            FinishReason = summary.FinishReason ?? End(root, answer),
        };

        if (answer.TryGetProperty("choices", out JsonElement choices) && choices.ValueKind == JsonValueKind.Array)
        {
            // Nothing but inference answers with choices.
            summary = summary with { MustHaveContent = summary.Status is >= 200 and < 300 };
            foreach (JsonElement choice in choices.EnumerateArray())
            {
                error ??= ApiErrorReader.FromBody(choice);
                summary = AddChoice(summary, choice);
            }
        }
        else if (HasItems(answer, "output") || HasItems(answer, "content") || HasItems(answer, "data") || HasItems(answer, "results") || IsFragment(root))
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
            FinishReason = summary.FinishReason ?? (String(choice, "finish_reason") is { Length: > 0 } reason ? reason : null),
            HasContent = summary.HasContent || hasContent,
        };
    }

    /// <summary>How an Anthropic message or a response ended; null for everything else, and until it has.</summary>
    private static string? End(JsonElement root, JsonElement answer)
    {
        string? stop = String(answer, "stop_reason") ?? (Object(root, "delta") is { } delta ? String(delta, "stop_reason") : null);
        if (stop is { Length: > 0 })
            return stop;
        if (String(answer, "object") != "response")
            return null;
        return String(answer, "status") switch
        {
            "completed" => "completed",
            "incomplete" => (Object(answer, "incomplete_details") is { } details ? String(details, "reason") : null) ?? "incomplete",
            "failed" => "error",
            _ => null,
        };
    }

    /// <summary>Whether an event brings a piece of an answer: text, arguments of a tool, an image.</summary>
    private static bool IsFragment(JsonElement root) =>
        HasText(root, "delta") || HasText(root, "b64_json") || Object(root, "content_block") is { } block && String(block, "type") == "tool_use"
        || Object(root, "delta") is { } delta && (HasText(delta, "text") || HasText(delta, "thinking") || HasText(delta, "partial_json"));

    /// <summary>Whether this is a job that is looked up. One that failed says so in its <c>error</c>, and yet was looked up well.</summary>
    private static bool IsJob(JsonElement root) => String(root, "polling_url") is not null;

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
