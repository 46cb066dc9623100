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
    private readonly Range? model;
    private readonly Range? stream;
    private readonly int open;

    private RequestTemplate(ReadOnlyMemory<byte> json, int open, Range? model, string? modelName, Range? stream, bool isStreamed, bool hasFallbacks, int? maxTokens)
    {
        this.json = json;
        this.open = open;
        this.model = model;
        this.stream = stream;
        Model = modelName;
        IsStreamed = isStreamed;
        HasFallbacks = hasFallbacks;
        MaxTokens = maxTokens;
    }

    /// <summary>The model that the body names; null without one.</summary>
    public string? Model { get; }

    /// <summary>Whether the body asks for a stream.</summary>
    public bool IsStreamed { get; }

    /// <summary>Whether the body names fallbacks for the server itself: <c>models</c>, or <c>fallbacks</c> of <c>/messages</c>.</summary>
    public bool HasFallbacks { get; }

    /// <summary>The most tokens that the answer may have, by whichever name the endpoint has for it; the largest of several; null without one.</summary>
    public int? MaxTokens { get; }

    /// <summary>Finds the members that an attempt may exchange.</summary>
    /// <exception cref="JsonException">The body is no JSON object.</exception>
    public static RequestTemplate Parse(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = 256 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A request body must be a JSON object.");

        int open = (int)reader.BytesConsumed;
        Range? model = null, stream = null;
        string? modelName = null;
        bool isStreamed = false;
        bool hasFallbacks = false;
        int? maxTokens = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isModel = reader.ValueTextEquals("model"u8);
            bool isStream = !isModel && reader.ValueTextEquals("stream"u8);
            bool isMaximum = !isModel && !isStream && IsMaximum(ref reader);
            hasFallbacks |= reader.ValueTextEquals("models"u8) || reader.ValueTextEquals("fallbacks"u8);
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            if (isModel && reader.TokenType == JsonTokenType.String)
                modelName = JsonText.Of(ref reader);
            if (isStream)
                isStreamed = reader.TokenType == JsonTokenType.True;
            if (isMaximum && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int tokens) && tokens > 0)
                maxTokens = Math.Max(maxTokens ?? 0, tokens);
            reader.Skip();
            Range value = start..(int)reader.BytesConsumed;
            if (isModel)
                model = value;
            else if (isStream)
                stream = value;
        }

        // The rest is read too, so that what follows the object is reported here and not by the server.
        while (reader.Read())
        {
        }

        return new RequestTemplate(json, open, model, modelName, stream, isStreamed, hasFallbacks, maxTokens);
    }

    // Chats have two names for it, Responses a third.
    private static bool IsMaximum(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("max_tokens"u8) || reader.ValueTextEquals("max_completion_tokens"u8) || reader.ValueTextEquals("max_output_tokens"u8);

    /// <summary>The body of one attempt.</summary>
    /// <param name="modelName">The model to ask for; null leaves the body's own.</param>
    /// <param name="isStreamed">Whether to ask for a stream.</param>
    /// <param name="fallbacks">The models that the server itself may take instead; only where <see cref="HasFallbacks"/> is false.</param>
    public ReadOnlyMemory<byte> Compose(string? modelName, bool isStreamed, ReadOnlySpan<string> fallbacks = default)
    {
        bool changesModel = modelName is not null && !string.Equals(modelName, Model, StringComparison.Ordinal);
        bool changesStream = isStreamed != IsStreamed;
        if (!changesModel && !changesStream && fallbacks.IsEmpty)
            return json;

        var edits = new List<(Range At, string Text)>(3);
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
