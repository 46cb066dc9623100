using System.Buffers;
using System.Text;

namespace OpenRouter.Aot;

/// <summary>
/// Messages in the shape that OpenTelemetry's conventions give to <c>gen_ai.input.messages</c> and <c>gen_ai.output.messages</c>. Of images, audio and
/// files it says that they were there.
/// </summary>
internal static class MessageContent
{
    /// <summary>The most bytes of messages that a span carries; the messages after them are left out.</summary>
    public const int MaxBytes = 128 * 1024;

    /// <summary>The messages of a chat's body.</summary>
    public static string OfRequest(JsonView messages, out bool isCut)
    {
        isCut = false;
        var output = new ArrayBufferWriter<byte>();
        var writer = new JsonWriter(output);
        writer.BeginArray();
        int written = 0;
        foreach (JsonView message in messages.GetItems())
        {
            written += message.Json.Length;
            if (written > MaxBytes)
            {
                isCut = true;
                break;
            }

            Write(ref writer, message);
        }

        writer.EndArray();
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>The messages of an answer, one a choice.</summary>
    public static string OfAnswer(ChatCompletion answer)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new JsonWriter(output);
        writer.BeginArray();
        foreach (ChatChoice choice in answer.Choices ?? [])
        {
            if (choice.Message is not { } turn)
                continue;
            writer.BeginObject();
            WriteHead(ref writer, "assistant");
            if (turn.Content?.Text is { Length: > 0 } text)
                WriteText(ref writer, text.Length > MaxBytes ? text[..MaxBytes] : text);
            foreach (ToolCall call in turn.ToolCalls ?? [])
                WriteCall(ref writer, call.Id, call.Function?.Name, call.Function?.Arguments);
            writer.EndArray();
            writer.Name("\"finish_reason\":"u8);
            writer.Value(choice.FinishReason?.Value);
            writer.EndObject();
        }

        writer.EndArray();
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static void Write(ref JsonWriter writer, JsonView message)
    {
        string? role = message["role"u8].Text;
        writer.BeginObject();
        WriteHead(ref writer, role);
        JsonView content = message["content"u8];
        if (role == "tool")
            WriteResult(ref writer, message["tool_call_id"u8].Text, content);
        else if (content.IsArray)
            WriteParts(ref writer, content);
        else if (content.Text is { } text)
            WriteText(ref writer, text);
        if (message["tool_calls"u8] is { IsArray: true } calls)
        {
            foreach (JsonView call in calls.GetItems())
                WriteCall(ref writer, call["id"u8].Text, call["function"u8]["name"u8].Text, call["function"u8]["arguments"u8].Text);
        }

        writer.EndArray();
        writer.EndObject();
    }

    private static void WriteHead(ref JsonWriter writer, string? role)
    {
        writer.Name("\"role\":"u8);
        writer.Value(role);
        writer.Name("\"parts\":"u8);
        writer.BeginArray();
    }

    private static void WriteParts(ref JsonWriter writer, JsonView content)
    {
        foreach (JsonView part in content.GetItems())
        {
            if (part["text"u8].Text is { } text)
            {
                WriteText(ref writer, text);
                continue;
            }

            writer.BeginObject();
            writer.Name("\"type\":"u8);
            writer.Value(part["type"u8].Text);
            writer.EndObject();
        }
    }

    private static void WriteText(ref JsonWriter writer, string text)
    {
        writer.BeginObject();
        writer.Name("\"type\":"u8);
        writer.Value("text");
        writer.Name("\"content\":"u8);
        writer.Value(text);
        writer.EndObject();
    }

    private static void WriteCall(ref JsonWriter writer, string? id, string? name, string? arguments)
    {
        writer.BeginObject();
        writer.Name("\"type\":"u8);
        writer.Value("tool_call");
        writer.Name("\"id\":"u8);
        writer.Value(id);
        writer.Name("\"name\":"u8);
        writer.Value(name);
        writer.Name("\"arguments\":"u8);
        // As text: what a model writes need not be JSON.
        writer.Value(arguments);
        writer.EndObject();
    }

    private static void WriteResult(ref JsonWriter writer, string? id, JsonView content)
    {
        writer.BeginObject();
        writer.Name("\"type\":"u8);
        writer.Value("tool_call_response");
        writer.Name("\"id\":"u8);
        writer.Value(id);
        writer.Name("\"response\":"u8);
        if (content.IsThere)
            writer.Raw(content.Json);
        else
            writer.Null();
        writer.EndObject();
    }
}
