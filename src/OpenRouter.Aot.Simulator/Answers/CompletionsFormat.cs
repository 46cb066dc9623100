using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>The answers of <c>/completions</c>: a text instead of a message.</summary>
internal sealed class CompletionsFormat : AnswerFormat
{
    public override void WriteWhole(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject();
        WriteHead(json, answer);
        WriteChoice(json, answer.Text, answer.FinishReason, answer.Reasoning, answer.ChoiceError);
        UsageWriting.WriteChat(json, answer);
        json.WriteEndObject();
    }

    public override void Open(EventBuffer events, Answer answer)
    {
    }

    public override void Piece(EventBuffer events, Answer answer, string piece) =>
        WriteEvent(events, answer, piece, finishReason: null, error: null, usage: false);

    public override void Close(EventBuffer events, Answer answer)
    {
        WriteEvent(events, answer, "", answer.FinishReason, answer.ChoiceError, usage: false);
        WriteEvent(events, answer, "", answer.FinishReason, error: null, usage: true);
        events.Done();
    }

    public override void Break(EventBuffer events, Answer answer, ErrorAnswer error)
    {
        Utf8JsonWriter json = events.Begin();
        json.WriteStartObject();
        WriteHead(json, answer);
        ErrorWriting.WriteError(json, error);
        WriteChoice(json, "", "error", reasoning: null, error: null);
        json.WriteEndObject();
        events.End();
        events.Done();
    }

    private static void WriteEvent(EventBuffer events, Answer answer, string text, string? finishReason, ErrorAnswer? error, bool usage)
    {
        Utf8JsonWriter json = events.Begin();
        json.WriteStartObject();
        WriteHead(json, answer);
        WriteChoice(json, text, finishReason, reasoning: null, error);
        if (usage) UsageWriting.WriteChat(json, answer);
        json.WriteEndObject();
        events.End();
    }

    private static void WriteHead(Utf8JsonWriter json, Answer answer)
    {
        json.WriteString("id"u8, answer.Id);
        json.WriteString("object"u8, "text_completion"u8);
        json.WriteNumber("created"u8, answer.Created.ToUnixTimeSeconds());
        json.WriteString("model"u8, answer.Model.Id);
        json.WriteString("provider"u8, answer.Model.Provider);
    }

    private static void WriteChoice(Utf8JsonWriter json, string text, string? finishReason, string? reasoning, ErrorAnswer? error)
    {
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteNull("logprobs"u8);
        json.WriteString("finish_reason"u8, finishReason);
        json.WriteString("native_finish_reason"u8, finishReason);
        json.WriteString("text"u8, text);
        json.WriteString("reasoning"u8, reasoning);
        if (error is not null) ErrorWriting.WriteError(json, error);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
