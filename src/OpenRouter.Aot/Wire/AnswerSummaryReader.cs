using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Summarises answers whose type nobody needs: raw requests, bulk lines, recordings. Typed answers summarise themselves.</summary>
internal static class AnswerSummaryReader
{
    /// <summary>Summarises a whole body that is no stream. A body that is no JSON sets <see cref="AnswerSummary.IsForeign"/>.</summary>
    /// <param name="start">What the headers told.</param>
    /// <param name="body">The body; white space before it (keep-alive) is skipped.</param>
    public static AnswerSummary Read(AnswerSummary start, ReadOnlyMemory<byte> body)
    {
        try
        {
            return Add(start, Fields(body.Span));
        }
        catch (JsonException)
        {
            return Unreadable(start, body.Span);
        }
    }

    /// <summary>The members of a whole body or of an event.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonFields Fields(ReadOnlySpan<byte> body)
    {
        var reader = new JsonReader(body, JsonScratch.OfThread(JsonLimits.Default));
        var fields = new JsonFields(body, ref reader);
        reader.End();
        return fields;
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
    public static AnswerSummary Add(AnswerSummary summary, JsonFields root)
    {
        if (!root.Value.IsObject)
            return summary.MustHaveContent ? summary with { IsForeign = true } : summary with { HasContent = true };

        // Responses and Anthropic wrap the answer of some events once.
        JsonFields answer = root["response"u8].IsObject ? root.Within("response"u8) : root.Within("message"u8);
        ApiError? error = IsJob(root) || IsOfOneModel(root) ? null : ApiErrorReader.FromBody(root) ?? ApiErrorReader.FromBody(answer);
        summary = summary with
        {
            GenerationId = summary.GenerationId ?? answer["id"u8].Text,
            Model = answer["model"u8].Text is { Length: > 0 } model ? model : summary.Model,
            Provider = answer["provider"u8].Text ?? summary.Provider,
            FinishReason = summary.FinishReason ?? End(root, answer),
        };

        JsonView choices = answer["choices"u8];
        if (choices.IsArray)
        {
            // Nothing but inference answers with choices.
            summary = summary with { MustHaveContent = summary.Status is >= 200 and < 300 };
            foreach (JsonView choice in choices.GetItems())
                AddChoice(ref summary, choice, ref error);
        }
        else if (HasItems(answer["output"u8]) || HasItems(answer["content"u8]) || HasItems(answer["data"u8]) || HasItems(answer["results"u8]) || IsFragment(root))
        {
            summary = summary with { HasContent = true };
        }

        AddUsage(ref summary, answer.Object("usage"u8));
        return error is null ? summary : summary.WithError(error);
    }

    // Of a member that comes several times the last counts, in all of these.
    private static void AddChoice(ref AnswerSummary summary, JsonView choice, ref ApiError? error)
    {
        JsonView message = default, delta = default, reason = default;
        bool mayFail = false;
        foreach (JsonMember member in choice.GetMembers())
        {
            if (member.Name.SequenceEqual("message"u8))
                message = member.Value;
            else if (member.Name.SequenceEqual("delta"u8))
                delta = member.Value;
            else if (member.Name.SequenceEqual("finish_reason"u8))
                reason = member.Value;
            else
                mayFail |= member.Name.SequenceEqual("error"u8) || member.Name.SequenceEqual("type"u8);
        }

        if (mayFail)
            error ??= ApiErrorReader.FromBody(JsonFields.Of(choice.Json));
        JsonView turn = message.IsObject ? message : delta.IsObject ? delta : choice;
        summary = summary with
        {
            FinishReason = summary.FinishReason ?? (reason.Text is { Length: > 0 } text ? text : null),
            HasContent = summary.HasContent || HasContent(turn),
        };
    }

    private static bool HasContent(JsonView turn)
    {
        JsonView content = default, text = default, reasoning = default, refusal = default, calls = default, images = default, audio = default, details = default;
        foreach (JsonMember member in turn.GetMembers())
        {
            if (member.Name.SequenceEqual("content"u8))
                content = member.Value;
            else if (member.Name.SequenceEqual("text"u8))
                text = member.Value;
            else if (member.Name.SequenceEqual("reasoning"u8))
                reasoning = member.Value;
            else if (member.Name.SequenceEqual("refusal"u8))
                refusal = member.Value;
            else if (member.Name.SequenceEqual("tool_calls"u8))
                calls = member.Value;
            else if (member.Name.SequenceEqual("images"u8))
                images = member.Value;
            else if (member.Name.SequenceEqual("audio"u8))
                audio = member.Value;
            else if (member.Name.SequenceEqual("reasoning_details"u8))
                details = member.Value;
        }

        return content.HasAny || HasText(text) || HasText(reasoning) || HasText(refusal) || HasItems(calls) || HasItems(images) || audio.IsObject || HasItems(details);
    }

    private static void AddUsage(ref AnswerSummary summary, JsonView usage)
    {
        JsonView prompt = default, input = default, completion = default, output = default, cost = default, inDetail = default, outDetail = default;
        foreach (JsonMember member in usage.GetMembers())
        {
            if (member.Name.SequenceEqual("prompt_tokens"u8))
                prompt = member.Value;
            else if (member.Name.SequenceEqual("input_tokens"u8))
                input = member.Value;
            else if (member.Name.SequenceEqual("completion_tokens"u8))
                completion = member.Value;
            else if (member.Name.SequenceEqual("output_tokens"u8))
                output = member.Value;
            else if (member.Name.SequenceEqual("cost"u8))
                cost = member.Value;
            else if (member.Name.SequenceEqual("prompt_tokens_details"u8) || member.Name.SequenceEqual("input_tokens_details"u8))
                inDetail = member.Value;
            else if (member.Name.SequenceEqual("completion_tokens_details"u8) || member.Name.SequenceEqual("output_tokens_details"u8))
                outDetail = member.Value;
        }

        summary = summary with
        {
            PromptTokens = prompt.Integer ?? input.Integer ?? summary.PromptTokens,
            CompletionTokens = completion.Integer ?? output.Integer ?? summary.CompletionTokens,
            CachedTokens = inDetail["cached_tokens"u8].Integer ?? summary.CachedTokens,
            ReasoningTokens = outDetail["reasoning_tokens"u8].Integer ?? summary.ReasoningTokens,
            Cost = cost.Number ?? summary.Cost,
        };
    }

    /// <summary>How an Anthropic message or a response ended; null for everything else, and until it has.</summary>
    private static string? End(JsonFields root, JsonFields answer)
    {
        string? stop = answer["stop_reason"u8].Text ?? root["delta"u8]["stop_reason"u8].Text;
        if (stop is { Length: > 0 })
            return stop;
        if (answer["object"u8].Text != "response")
            return null;
        return answer["status"u8].Text switch
        {
            "completed" => "completed",
            "incomplete" => answer["incomplete_details"u8]["reason"u8].Text ?? "incomplete",
            "failed" => "error",
            _ => null,
        };
    }

    /// <summary>Whether an event brings a piece of an answer: text, arguments of a tool, an image.</summary>
    private static bool IsFragment(JsonFields root)
    {
        JsonView delta = root["delta"u8];
        return HasText(delta) || HasText(root["b64_json"u8]) || root["content_block"u8]["type"u8].Text == "tool_use"
            || HasText(delta["text"u8]) || HasText(delta["thinking"u8]) || HasText(delta["partial_json"u8]);
    }

    /// <summary>Whether this is a job that is looked up. One that failed says so in its <c>error</c>, and yet was looked up well.</summary>
    private static bool IsJob(JsonFields root) => root["polling_url"u8].Text is not null;

    /// <summary>Whether an event is about one of several models that are asked at once. One that failed fails the others not.</summary>
    private static bool IsOfOneModel(JsonFields root) => root["type"u8].Text?.StartsWith("response.fusion_call.", StringComparison.Ordinal) == true;

    private static bool HasText(JsonView value) => value.Json is [(byte)'"', not (byte)'"', ..];

    private static bool HasItems(JsonView value) => value is { IsArray: true, HasAny: true };
}
