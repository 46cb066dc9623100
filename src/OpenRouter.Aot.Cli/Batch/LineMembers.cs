using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>The members of an input line: those that a batch knows, and where the others stand.</summary>
internal readonly struct LineMembers
{
    public string? CustomId { get; private init; }

    /// <summary>Whether there is a custom_id and it is no string.</summary>
    public bool HasOddCustomId { get; private init; }

    public string? Method { get; private init; }

    public string? Url { get; private init; }

    /// <summary>Where the body stands; null without one.</summary>
    public Range? Body { get; private init; }

    /// <summary>Whether there is a body and it is no object.</summary>
    public bool HasOddBody { get; private init; }

    /// <summary>Where a prompt that is a string stands; null without one.</summary>
    public Range? Prompt { get; private init; }

    /// <summary>Whether the line is a chat with the prompt as its only turn.</summary>
    public bool IsPrompt => Prompt is not null && Body is null && Url is null && !IsBare;

    /// <summary>Whether the line itself is the body of a request.</summary>
    public bool IsBare { get; private init; }

    /// <summary>Every member that belongs to a request rather than to the batch format, in the order of the line.</summary>
    public IReadOnlyList<(string Name, Range Value)> Others => Found ?? [];

    private List<(string Name, Range Value)>? Found { get; init; }

    /// <summary>Reads a line.</summary>
    /// <exception cref="JsonException">The line is no JSON object.</exception>
    public static LineMembers Read(ReadOnlySpan<byte> line, int maxDepth)
    {
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = maxDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("no object");

        var members = default(LineMembers);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = NameOf(ref reader);
            reader.Read();
            int start = (int)reader.TokenStartIndex;
            JsonTokenType type = reader.TokenType;
            string? text = type == JsonTokenType.String && name is "custom_id" or "method" or "url" ? reader.GetString() : null;
            reader.Skip();
            members = members.With(name, type, text, start..(int)reader.BytesConsumed);
        }

        // What follows the object is a mistake of the line too.
        while (reader.Read())
        {
        }

        return members;
    }

    // A line of the batch format has no other names, and needs none made for it.
    private static string NameOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("custom_id"u8) ? "custom_id"
        : reader.ValueTextEquals("method"u8) ? "method"
        : reader.ValueTextEquals("url"u8) ? "url"
        : reader.ValueTextEquals("body"u8) ? "body"
        : reader.GetString()!;

    private LineMembers With(string name, JsonTokenType type, string? text, Range value)
    {
        switch (name)
        {
            case "custom_id":
                return this with { CustomId = text, HasOddCustomId = type is not (JsonTokenType.String or JsonTokenType.Null) };
            case "method":
                return this with { Method = text };
            case "url":
                return this with { Url = text };
            case "body":
                return this with { Body = value, HasOddBody = type != JsonTokenType.StartObject };
            default:
                LineMembers all = Found is null ? this with { Found = [] } : this;
                all.Found!.Add((name, value));
                return name switch
                {
                    "prompt" when type == JsonTokenType.String => all with { Prompt = value },
                    "messages" or "input" => all with { IsBare = true },
                    _ => all,
                };
        }
    }
}
