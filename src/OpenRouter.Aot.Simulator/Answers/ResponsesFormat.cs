using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>The answers of <c>/responses</c>. Its streams number their events and end with <c>[DONE]</c> like chat.</summary>
internal sealed class ResponsesFormat : AnswerFormat
{
    private int _sequence;

    public override void WriteWhole(Utf8JsonWriter json, Answer answer) =>
        WriteResponse(json, answer, answer.ChoiceError is null ? Status(answer) : "failed", answer.ChoiceError, withOutput: true);

    public override void Open(EventBuffer events, Answer answer)
    {
        foreach (string type in (ReadOnlySpan<string>)["response.created", "response.in_progress"])
        {
            Utf8JsonWriter started = Begin(events, type);
            started.WritePropertyName("response"u8);
            WriteResponse(started, answer, "in_progress", error: null, withOutput: false);
            End(events, started);
        }

        Utf8JsonWriter json = Begin(events, "response.output_item.added");
        json.WriteNumber("output_index"u8, 0);
        json.WritePropertyName("item"u8);
        WriteItem(json, answer, "in_progress", text: null);
        End(events, json);
        if (answer.Tool is not null) return;
        json = BeginPart(events, answer, "response.content_part.added");
        json.WritePropertyName("part"u8);
        WriteText(json, "");
        End(events, json);
    }

    public override void Piece(EventBuffer events, Answer answer, string piece)
    {
        Utf8JsonWriter json = answer.Tool is null
            ? BeginPart(events, answer, "response.output_text.delta")
            : BeginItem(events, answer, "response.function_call_arguments.delta");
        if (answer.Tool is null) WriteNoLogprobs(json);
        json.WriteString("delta"u8, piece);
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
        if (answer.Tool is null)
        {
            json = BeginPart(events, answer, "response.output_text.done");
            json.WriteString("text"u8, answer.Text);
            WriteNoLogprobs(json);
            End(events, json);
            json = BeginPart(events, answer, "response.content_part.done");
            json.WritePropertyName("part"u8);
            WriteText(json, answer.Text);
            End(events, json);
        }
        else
        {
            json = BeginItem(events, answer, "response.function_call_arguments.done");
            json.WriteString("name"u8, answer.Tool.Name);
            json.WriteString("arguments"u8, answer.Text);
            End(events, json);
        }

        json = Begin(events, "response.output_item.done");
        json.WriteNumber("output_index"u8, 0);
        json.WritePropertyName("item"u8);
        WriteItem(json, answer, "completed", answer.Text);
        End(events, json);
        json = Begin(events, Status(answer) == "completed" ? "response.completed" : "response.incomplete");
        json.WritePropertyName("response"u8);
        WriteResponse(json, answer, Status(answer), error: null, withOutput: true);
        End(events, json);
        events.Done();
    }

    public override void Break(EventBuffer events, Answer answer, ErrorAnswer error)
    {
        Utf8JsonWriter json = Begin(events, "response.failed");
        json.WritePropertyName("response"u8);
        WriteResponse(json, answer, "failed", error, withOutput: false);
        if (error.Type is not null) json.WriteString("error_type"u8, error.Type);
        End(events, json);
        events.Done();
    }

    private static string Status(Answer answer) => answer.FinishReason == "length" ? "incomplete" : "completed";

    private static void WriteResponse(Utf8JsonWriter json, Answer answer, string status, ErrorAnswer? error, bool withOutput)
    {
        long created = answer.Created.ToUnixTimeSeconds();
        json.WriteStartObject();
        json.WriteString("id"u8, answer.Id);
        json.WriteString("object"u8, "response"u8);
        json.WriteNumber("created_at"u8, created);
        json.WriteString("model"u8, answer.Model.Id);
        json.WriteString("status"u8, status);
        if (status == "completed") json.WriteNumber("completed_at"u8, created);
        else json.WriteNull("completed_at"u8);
        json.WriteStartArray("output"u8);
        if (withOutput && (answer.Tool is not null || answer.Pieces.Count > 0)) WriteItem(json, answer, status, answer.Text);
        json.WriteEndArray();
        if (error is null)
        {
            json.WriteNull("error"u8);
        }
        else
        {
            json.WriteStartObject("error"u8);
            json.WriteString("code"u8, (error.Code ?? error.Status) == 429 ? "rate_limit_exceeded"u8 : "server_error"u8);
            json.WriteString("message"u8, error.Message);
            json.WriteEndObject();
            if (error.Type is not null) json.WriteString("error_type"u8, error.Type);
        }

        if (status == "incomplete")
        {
            json.WriteStartObject("incomplete_details"u8);
            json.WriteString("reason"u8, "max_output_tokens"u8);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("incomplete_details"u8);
        }

        json.WriteStartArray("tools"u8);
        json.WriteEndArray();
        json.WriteString("tool_choice"u8, "auto"u8);
        json.WriteBoolean("parallel_tool_calls"u8, true);
        if (answer.Request.MaxTokens is { } most) json.WriteNumber("max_output_tokens"u8, most);
        else json.WriteNull("max_output_tokens"u8);
        json.WriteStartObject("metadata"u8);
        json.WriteEndObject();
        json.WriteNull("previous_response_id"u8);
        json.WriteString("service_tier"u8, "default"u8);
        json.WriteBoolean("store"u8, false);
        json.WriteNull("instructions"u8);
        json.WriteNull("reasoning"u8);
        if (withOutput) UsageWriting.WriteResponses(json, answer);
        else json.WriteNull("usage"u8);
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, Answer answer, string status, string? text)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, ItemId(answer));
        if (answer.Tool is { } tool)
        {
            json.WriteString("type"u8, "function_call"u8);
            json.WriteString("status"u8, status);
            json.WriteString("call_id"u8, GenerationIds.ToolCall(answer.Id));
            json.WriteString("name"u8, tool.Name);
            json.WriteString("arguments"u8, text ?? "");
        }
        else
        {
            json.WriteString("type"u8, "message"u8);
            json.WriteString("role"u8, "assistant"u8);
            json.WriteString("status"u8, status);
            json.WriteStartArray("content"u8);
            if (text is not null) WriteText(json, text);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "output_text"u8);
        json.WriteString("text"u8, text);
        json.WriteStartArray("annotations"u8);
        json.WriteEndArray();
        WriteNoLogprobs(json);
        json.WriteEndObject();
    }

    private static void WriteNoLogprobs(Utf8JsonWriter json)
    {
        json.WriteStartArray("logprobs"u8);
        json.WriteEndArray();
    }

    private static Utf8JsonWriter BeginPart(EventBuffer events, Answer answer, string type)
    {
        Utf8JsonWriter json = BeginItem(events, answer, type);
        json.WriteNumber("content_index"u8, 0);
        return json;
    }

    private static Utf8JsonWriter BeginItem(EventBuffer events, Answer answer, string type)
    {
        Utf8JsonWriter json = Begin(events, type);
        json.WriteString("item_id"u8, ItemId(answer));
        json.WriteNumber("output_index"u8, 0);
        return json;
    }

    private static string ItemId(Answer answer) => GenerationIds.Message(answer.Id);

    private static Utf8JsonWriter Begin(EventBuffer events, string type)
    {
        Utf8JsonWriter json = events.Begin();
        json.WriteStartObject();
        json.WriteString("type"u8, type);
        return json;
    }

    private void End(EventBuffer events, Utf8JsonWriter json)
    {
        json.WriteNumber("sequence_number"u8, _sequence++);
        json.WriteEndObject();
        events.End();
    }
}
