using System.Buffers;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// A request body whose model can be exchanged from one attempt to the next. All other bytes stay as they were written: member order and
/// absent members decide over the response cache and over <c>require_parameters</c>.
/// </summary>
internal sealed class RequestTemplate
{
    private readonly ReadOnlyMemory<byte> json;
    private int open;
    private Range? model;
    private Range? stream;

    private RequestTemplate(ReadOnlyMemory<byte> json) => this.json = json;

    /// <summary>The body as it was written.</summary>
    public ReadOnlyMemory<byte> Json => json;

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
        var template = new RequestTemplate(json);
        template.Read();
        return template;
    }

    /// <summary>
    /// A body that was written a moment ago, of which all is known that decides its way: it names no fallbacks, asks for no stream and continues no
    /// conversation. It is read only if an attempt exchanges something: most are sent as they stand.
    /// </summary>
    /// <param name="json">The body.</param>
    /// <param name="model">As <see cref="Model"/>.</param>
    /// <param name="maxTokens">As <see cref="MaxTokens"/>.</param>
    /// <param name="sessionId">As <see cref="SessionId"/>.</param>
    /// <param name="promptCacheKey">As <see cref="PromptCacheKey"/>.</param>
    public static RequestTemplate OfKnown(ReadOnlyMemory<byte> json, string? model, int? maxTokens, string? sessionId, string? promptCacheKey) => new(json)
    {
        Model = model,
        MaxTokens = maxTokens,
        SessionId = sessionId,
        PromptCacheKey = promptCacheKey,
    };

    private void Read()
    {
        var reader = new JsonReader(json.Span, JsonScratch.OfThread(JsonLimits.Default));
        if (!reader.TryBeginObject())
            throw new JsonException("A request body must be a JSON object.");

        open = reader.Position;
        var conversation = default(ConversationReader);
        while (reader.NextMember(out ReadOnlySpan<byte> name))
            ReadMember(name, ref reader, ref conversation);

        // What follows the object is reported here and not by the server.
        reader.End();

        Conversation = conversation.GetHash(json.Span);
        Reasoning = conversation.Details;
    }

    private void ReadMember(ReadOnlySpan<byte> name, ref JsonReader reader, ref ConversationReader conversation)
    {
        if (name.SequenceEqual("messages"u8) || name.SequenceEqual("input"u8))
        {
            conversation.ReadTurns(ref reader);
        }
        else if (name.SequenceEqual("model"u8))
        {
            int start = reader.Position;
            Model = reader.TryReadText(out ReadOnlySpan<byte> text, out bool isEscaped) ? JsonReader.ToText(text, isEscaped) : Model;
            reader.Pass();
            model = start..reader.Position;
        }
        else if (name.SequenceEqual("stream"u8))
        {
            IsStreamed = reader.Next == JsonValueKind.True;
            int start = reader.Position;
            reader.Skip();
            stream = start..reader.Position;
        }
        else if (IsMaximum(name))
        {
            if (reader.Next == JsonValueKind.Number && reader.Read(out int? number) && number is { } tokens and > 0)
                MaxTokens = Math.Max(MaxTokens ?? 0, tokens);
            reader.Pass();
        }
        else if (name.SequenceEqual("system"u8) || name.SequenceEqual("instructions"u8))
        {
            conversation.ReadInstructions(ref reader);
        }
        else if (name.SequenceEqual("session_id"u8))
        {
            SessionId = ReadName(ref reader);
        }
        else if (name.SequenceEqual("prompt_cache_key"u8))
        {
            PromptCacheKey = ReadName(ref reader);
        }
        else
        {
            HasFallbacks |= name.SequenceEqual("models"u8) || name.SequenceEqual("fallbacks"u8);
            reader.Skip();
        }
    }

    private static string? ReadName(ref JsonReader reader)
    {
        string? name = reader.TryReadText(out ReadOnlySpan<byte> text, out bool isEscaped) && !text.IsEmpty ? JsonReader.ToText(text, isEscaped) : null;
        reader.Pass();
        return name;
    }

    // Chats have two names for it, Responses a third.
    private static bool IsMaximum(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("max_tokens"u8) || name.SequenceEqual("max_completion_tokens"u8) || name.SequenceEqual("max_output_tokens"u8);

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

        if (open == 0)
            Read();
        var edits = new List<JsonEdit>(3);
        ReasoningDetail.Cut(json.Span, dropped, edits);
        var added = new ArrayBufferWriter<byte>(128);
        var members = new JsonWriter(added);
        if (changesModel && model is { } there)
        {
            Replace(edits, there, RawJson.FromString(modelName!).Utf8);
        }
        else if (changesModel)
        {
            members.Name("\"model\":"u8);
            members.Value(modelName!);
        }

        if (changesStream && stream is { } flag)
        {
            Replace(edits, flag, isStreamed ? "true"u8 : "false"u8);
        }
        else if (changesStream)
        {
            members.Name("\"stream\":"u8);
            members.Value(isStreamed);
        }

        if (!fallbacks.IsEmpty)
        {
            members.Name("\"models\":"u8);
            members.BeginArray();
            foreach (string fallback in fallbacks)
                members.Value(fallback);
            members.EndArray();
        }

        members.Flush();
        if (added.WrittenCount > 0)
        {
            // New members stand first: their place is known without reading on.
            if (json.Span[open..].TrimStart(" \t\r\n"u8) is not [(byte)'}', ..])
                added.Write(","u8);
            new JsonEdit(open, open, added.WrittenMemory).AddTo(edits);
        }

        var output = new ArrayBufferWriter<byte>(json.Length + 128);
        int copied = 0;
        foreach (JsonEdit edit in edits)
        {
            output.Write(json.Span[copied..edit.Start]);
            output.Write(edit.Text);
            copied = edit.End;
        }

        output.Write(json.Span[copied..]);
        return output.WrittenMemory;
    }

    private static void Replace(List<JsonEdit> edits, Range value, ReadOnlySpan<byte> text) =>
        new JsonEdit(value.Start.Value, value.End.Value, text.ToArray()).AddTo(edits);
}
