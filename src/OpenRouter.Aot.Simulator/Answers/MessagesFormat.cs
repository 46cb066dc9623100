using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>
/// The answers of <c>/messages</c>, in Anthropic's shapes. Its streams end with <c>message_stop</c>, without <c>[DONE]</c>.
/// </summary>
internal sealed class MessagesFormat : AnswerFormat
{
    private bool _blockOpened;

    public override void WriteWhole(Utf8JsonWriter json, Answer answer)
    {
        // This envelope has no place for an error beside content.
        if (answer.ChoiceError is { } error)
        {
            ErrorWriting.WriteMessagesEnvelope(json, error, answer.Id);
            return;
        }

        WriteMessage(json, answer, withContent: true);
    }

    public override void Open(EventBuffer events, Answer answer)
    {
        Utf8JsonWriter json = Begin(events, "message_start");
        json.WritePropertyName("message"u8);
        WriteMessage(json, answer, withContent: false);
        End(events, json);
        End(events, Begin(events, "ping"));
        if (answer.Tool is null && answer.Pieces.Count > 0) OpenBlock(events, answer);
    }

    public override void Piece(EventBuffer events, Answer answer, string piece)
    {
        if (!_blockOpened) OpenBlock(events, answer);
        Utf8JsonWriter json = Begin(events, "content_block_delta");
        json.WriteNumber("index"u8, 0);
        json.WriteStartObject("delta"u8);
        json.WriteString("type"u8, answer.Tool is null ? "text_delta"u8 : "input_json_delta"u8);
        json.WriteString(answer.Tool is null ? "text"u8 : "partial_json"u8, piece);
        json.WriteEndObject();
        End(events, json);
    }

    public override void Close(EventBuffer events, Answer answer)
    {
        if (answer.ChoiceError is { } error)
        {
            Break(events, answer, error);
            return;
        }

        Utf8JsonWriter json;
        if (_blockOpened)
        {
            json = Begin(events, "content_block_stop");
            json.WriteNumber("index"u8, 0);
            End(events, json);
        }

        json = Begin(events, "message_delta");
        json.WriteStartObject("delta"u8);
        WriteStop(json, answer);
        json.WriteEndObject();
        UsageWriting.WriteMessages(json, answer);
        End(events, json);
        End(events, Begin(events, "message_stop"));
    }

    public override void Break(EventBuffer events, Answer answer, ErrorAnswer error)
    {
        Utf8JsonWriter json = events.Begin("error");
        ErrorWriting.WriteMessagesEnvelope(json, error, answer.Id);
        events.End();
    }

    public override void WriteError(Utf8JsonWriter json, ErrorAnswer error, string? userId) =>
        ErrorWriting.WriteMessagesEnvelope(json, error, generationId: null);

    private static void WriteMessage(Utf8JsonWriter json, Answer answer, bool withContent)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, answer.Id);
        json.WriteString("type"u8, "message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteStartArray("content"u8);
        if (withContent && (answer.Tool is not null || answer.Pieces.Count > 0)) WriteBlock(json, answer, answer.Text);
        json.WriteEndArray();
        json.WriteString("model"u8, answer.Model.Id);
        if (withContent)
        {
            WriteStop(json, answer);
        }
        else
        {
            json.WriteNull("stop_reason"u8);
            json.WriteNull("stop_sequence"u8);
        }

        json.WriteString("provider"u8, answer.Model.Provider);
        UsageWriting.WriteMessages(json, answer);
        json.WriteEndObject();
    }

    private static void WriteBlock(Utf8JsonWriter json, Answer answer, string text)
    {
        json.WriteStartObject();
        if (answer.Tool is { } tool)
        {
            json.WriteString("type"u8, "tool_use"u8);
            json.WriteString("id"u8, GenerationIds.ToolCall(answer.Id));
            json.WriteString("name"u8, tool.Name);
            json.WritePropertyName("input"u8);
            json.WriteRawValue(text.Length == 0 ? "{}" : text);
        }
        else
        {
            json.WriteString("type"u8, "text"u8);
            json.WriteString("text"u8, text);
        }

        json.WriteEndObject();
    }

    private void OpenBlock(EventBuffer events, Answer answer)
    {
        _blockOpened = true;
        Utf8JsonWriter json = Begin(events, "content_block_start");
        json.WriteNumber("index"u8, 0);
        json.WritePropertyName("content_block"u8);
        WriteBlock(json, answer, "");
        End(events, json);
    }

    private static void WriteStop(Utf8JsonWriter json, Answer answer)
    {
        json.WriteString("stop_reason"u8, answer.FinishReason switch
        {
            "stop" => "end_turn",
            "length" => "max_tokens",
            "tool_calls" => "tool_use",
            _ => answer.FinishReason,
        });
        json.WriteNull("stop_sequence"u8);
    }

    private static Utf8JsonWriter Begin(EventBuffer events, string type)
    {
        Utf8JsonWriter json = events.Begin(type);
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        return json;
    }

    private static void End(EventBuffer events, Utf8JsonWriter json)
    {
        json.WriteEndObject();
        events.End();
    }
}
