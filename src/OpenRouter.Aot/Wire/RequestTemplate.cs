using System.Buffers;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// A request body whose model can be exchanged from one attempt to the next. All other bytes stay as they were written: member order and
/// absent members decide over the response cache and over <c>require_parameters</c>.
/// </summary>
internal sealed class RequestTemplate
{
    private readonly ReadOnlyMemory<byte> json;
    private readonly int open;
    private Range? model;
    private Range? stream;

    private RequestTemplate(ReadOnlyMemory<byte> json, int open)
    {
        this.json = json;
        this.open = open;
    }

    /// <summary>The model that the body names; null without one.</summary>
    public string? Model { get; private set; }

    /// <summary>Whether the body asks for a stream.</summary>
    public bool IsStreamed { get; private set; }

    /// <summary>Whether the body names fallbacks for the server itself: <c>models</c>, or <c>fallbacks</c> of <c>/messages</c>.</summary>
    public bool HasFallbacks { get; private set; }

    /// <summary>The most tokens that the answer may have, by whichever name the endpoint has for it; the largest of several; null without one.</summary>
    public int? MaxTokens { get; private set; }

    /// <summary>The session that the body names; null without one.</summary>
    public string? SessionId { get; private set; }

    /// <summary>The key that the body names for providers' prompt caches; null without one.</summary>
    public string? PromptCacheKey { get; private set; }

    /// <summary>The hash of the conversation that the body continues: it has an assistant's turn; 0 where it continues none.</summary>
    public ulong Conversation { get; private set; }

    /// <summary>The signed or encrypted reasoning in the body's history, in its order.</summary>
    public ReasoningDetail[] Reasoning { get; private set; } = [];

    /// <summary>Finds the members that an attempt may exchange, and what binds the request to an account or to a family of models.</summary>
    /// <exception cref="JsonException">The body is no JSON object.</exception>
    public static RequestTemplate Parse(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = 256 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A request body must be a JSON object.");

        var template = new RequestTemplate(json, (int)reader.BytesConsumed);
        var conversation = default(ConversationReader);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            template.ReadMember(ref reader, ref conversation);

        // The rest is read too, so that what follows the object is reported here and not by the server.
        while (reader.Read())
        {
        }

        template.Conversation = conversation.GetHash(json.Span);
        template.Reasoning = conversation.Details;
        return template;
    }

    private void ReadMember(ref Utf8JsonReader reader, ref ConversationReader conversation)
    {
        if (JsonText.Is(ref reader, "messages"u8) || JsonText.Is(ref reader, "input"u8))
        {
            reader.Read();
            conversation.ReadTurns(ref reader);
        }
        else if (JsonText.Is(ref reader, "model"u8))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.String)
                Model = JsonText.Of(ref reader);
            model = SkipToEnd(ref reader);
        }
        else if (JsonText.Is(ref reader, "stream"u8))
        {
            reader.Read();
            IsStreamed = reader.TokenType == JsonTokenType.True;
            stream = SkipToEnd(ref reader);
        }
        else if (IsMaximum(ref reader))
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int tokens) && tokens > 0)
                MaxTokens = Math.Max(MaxTokens ?? 0, tokens);
        }
        else if (JsonText.Is(ref reader, "system"u8) || JsonText.Is(ref reader, "instructions"u8))
        {
            reader.Read();
            conversation.ReadInstructions(ref reader);
        }
        else if (JsonText.Is(ref reader, "session_id"u8))
        {
            SessionId = ReadName(ref reader);
        }
        else if (JsonText.Is(ref reader, "prompt_cache_key"u8))
        {
            PromptCacheKey = ReadName(ref reader);
        }
        else
        {
            HasFallbacks |= JsonText.Is(ref reader, "models"u8) || JsonText.Is(ref reader, "fallbacks"u8);
            reader.Read();
        }

        reader.Skip();
    }

    private static Range SkipToEnd(ref Utf8JsonReader reader)
    {
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return start..(int)reader.BytesConsumed;
    }

    private static string? ReadName(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String && !reader.ValueSpan.IsEmpty ? JsonText.Of(ref reader) : null;
    }

    // Chats have two names for it, Responses a third.
    private static bool IsMaximum(ref Utf8JsonReader reader) =>
        JsonText.Is(ref reader, "max_tokens"u8) || JsonText.Is(ref reader, "max_completion_tokens"u8) || JsonText.Is(ref reader, "max_output_tokens"u8);

    /// <summary>The body of one attempt.</summary>
    /// <param name="modelName">The model to ask for; null leaves the body's own.</param>
    /// <param name="isStreamed">Whether to ask for a stream.</param>
    /// <param name="fallbacks">The models that the server itself may take instead; only where <see cref="HasFallbacks"/> is false.</param>
    /// <param name="dropped">What of <see cref="Reasoning"/> the model could not read: it is left out.</param>
    public ReadOnlyMemory<byte> Compose(
        string? modelName, bool isStreamed, ReadOnlySpan<string> fallbacks = default, ReadOnlySpan<ReasoningDetail> dropped = default)
    {
        bool changesModel = modelName is not null && !string.Equals(modelName, Model, StringComparison.Ordinal);
        bool changesStream = isStreamed != IsStreamed;
        if (!changesModel && !changesStream && fallbacks.IsEmpty && dropped.IsEmpty)
            return json;

        var edits = new List<(Range At, string Text)>(3);
        ReasoningDetail.Cut(json.Span, dropped, edits);
        var added = new StringBuilder();
        if (changesModel)
            Edit(model, "model", $"\"{JsonEncodedText.Encode(modelName!)}\"");
        if (changesStream)
            Edit(stream, "stream", isStreamed ? "true" : "false");
        if (!fallbacks.IsEmpty)
        {
            added.Append("\"models\":[");
            foreach (string fallback in fallbacks)
                added.Append('"').Append(JsonEncodedText.Encode(fallback)).Append("\",");
            added.Length--;
            added.Append("],");
        }

        if (added.Length > 0)
        {
            // New members stand first: their place is known without reading on.
            bool isAlone = json.Span[open..].TrimStart(" \t\r\n"u8) is [(byte)'}', ..];
            edits.Add((open..open, isAlone ? added.ToString(0, added.Length - 1) : added.ToString()));
        }

        edits.Sort(static (left, right) => left.At.Start.Value.CompareTo(right.At.Start.Value));
        var output = new ArrayBufferWriter<byte>(json.Length + 128);
        int copied = 0;
        foreach ((Range at, string text) in edits)
        {
            output.Write(json.Span[copied..at.Start.Value]);
            Encoding.UTF8.GetBytes(text, output);
            copied = at.End.Value;
        }

        output.Write(json.Span[copied..]);
        return output.WrittenMemory;

        void Edit(Range? value, string name, string text)
        {
            if (value is { } there)
                edits.Add((there, text));
            else
                added.Append('"').Append(name).Append("\":").Append(text).Append(',');
        }
    }
}
