using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>The answers of <c>/chat/completions</c>.</summary>
internal sealed class ChatFormat : AnswerFormat
{
    private bool _toolOpened;

    public override void WriteWhole(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject();
        WriteHead(json, answer, "chat.completion"u8);
        json.WriteNull("system_fingerprint"u8);
        json.WriteNull("service_tier"u8);
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteNull("logprobs"u8);
        WriteFinish(json, answer.FinishReason);
        json.WriteStartObject("message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("content"u8, answer.Tool is null ? answer.Text : "");
        json.WriteNull("refusal"u8);
        json.WriteString("reasoning"u8, answer.Reasoning);
        if (answer.Tool is { } tool)
        {
            json.WriteStartArray("tool_calls"u8);
            WriteToolCall(json, answer, tool, answer.Text);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        if (answer.ChoiceError is { } error) ErrorWriting.WriteError(json, error);
        json.WriteEndObject();
        json.WriteEndArray();
        UsageWriting.WriteChat(json, answer);
        json.WriteEndObject();
    }

    public override void Open(EventBuffer events, Answer answer)
    {
        Utf8JsonWriter json = BeginDelta(events, answer);
        json.WriteString("content"u8, ""u8);
        if (answer.Reasoning is { } reasoning) json.WriteString("reasoning"u8, reasoning);
        EndDelta(events, json, finishReason: null);
    }

    public override void Piece(EventBuffer events, Answer answer, string piece)
    {
        if (answer.Tool is not { } tool)
        {
            Utf8JsonWriter text = BeginDelta(events, answer);
            text.WriteString("content"u8, piece);
            EndDelta(events, text, finishReason: null);
            return;
        }

        if (!_toolOpened)
        {
            _toolOpened = true;
            Utf8JsonWriter opening = BeginDelta(events, answer);
            opening.WriteNull("content"u8);
            opening.WriteStartArray("tool_calls"u8);
            WriteToolCall(opening, answer, tool, arguments: "");
            opening.WriteEndArray();
            EndDelta(events, opening, finishReason: null);
        }

        Utf8JsonWriter json = BeginDelta(events, answer);
        json.WriteNull("content"u8);
        json.WriteStartArray("tool_calls"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteStartObject("function"u8);
        json.WriteString("arguments"u8, piece);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        EndDelta(events, json, finishReason: null);
    }

    public override void Close(EventBuffer events, Answer answer)
    {
        Utf8JsonWriter json = BeginDelta(events, answer);
        json.WriteString("content"u8, ""u8);
        EndDelta(events, json, answer.FinishReason, answer.ChoiceError);

        // The usage chunk repeats the finish reason in a choice of its own, unlike OpenAI's, whose choices are empty.
        json = BeginDelta(events, answer);
        json.WriteString("content"u8, ""u8);
        json.WriteEndObject();
        WriteFinish(json, answer.FinishReason);
        json.WriteEndObject();
        json.WriteEndArray();
        UsageWriting.WriteChat(json, answer);
        json.WriteEndObject();
        events.End();
        events.Done();
    }

    public override void Break(EventBuffer events, Answer answer, ErrorAnswer error)
    {
        Utf8JsonWriter json = events.Begin();
        json.WriteStartObject();
        WriteHead(json, answer, "chat.completion.chunk"u8);
        ErrorWriting.WriteError(json, error);
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteStartObject("delta"u8);
        json.WriteString("content"u8, ""u8);
        json.WriteEndObject();
        json.WriteString("finish_reason"u8, "error"u8);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        events.End();
        events.Done();
    }

    private static Utf8JsonWriter BeginDelta(EventBuffer events, Answer answer)
    {
        Utf8JsonWriter json = events.Begin();
        json.WriteStartObject();
        WriteHead(json, answer, "chat.completion.chunk"u8);
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteStartObject("delta"u8);
        json.WriteString("role"u8, "assistant"u8);
        return json;
    }

    private static void EndDelta(EventBuffer events, Utf8JsonWriter json, string? finishReason, ErrorAnswer? error = null)
    {
        json.WriteEndObject();
        WriteFinish(json, finishReason);
        if (error is not null) ErrorWriting.WriteError(json, error);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        events.End();
    }

    private static void WriteHead(Utf8JsonWriter json, Answer answer, ReadOnlySpan<byte> kind)
    {
        json.WriteString("id"u8, answer.Id);
        json.WriteString("object"u8, kind);
        json.WriteNumber("created"u8, answer.Created.ToUnixTimeSeconds());
        json.WriteString("model"u8, answer.Model.Id);
        json.WriteString("provider"u8, answer.Model.Provider);
    }

    private static void WriteFinish(Utf8JsonWriter json, string? finishReason)
    {
        json.WriteString("finish_reason"u8, finishReason);
        json.WriteString("native_finish_reason"u8, finishReason);
    }

    private static void WriteToolCall(Utf8JsonWriter json, Answer answer, ToolCall tool, string arguments)
    {
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteString("id"u8, GenerationIds.ToolCall(answer.Id));
        json.WriteString("type"u8, "function"u8);
        json.WriteStartObject("function"u8);
        json.WriteString("name"u8, tool.Name);
        json.WriteString("arguments"u8, arguments);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
