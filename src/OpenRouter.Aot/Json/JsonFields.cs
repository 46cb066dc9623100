namespace OpenRouter.Aot;

/// <summary>The members of one object, found in a single pass over bytes that may be a megabyte; what is in them is left to be looked into.</summary>
internal readonly ref struct JsonFields
{
    private readonly ReadOnlySpan<byte> json;
    private readonly List<(Range Name, Range Value)>? fields;

    /// <summary>Reads the next value, which is checked to its end.</summary>
    /// <param name="json">The bytes that the reader reads.</param>
    /// <param name="reader">The reader, before the value.</param>
    public JsonFields(ReadOnlySpan<byte> json, scoped ref JsonReader reader)
    {
        this.json = json;
        int start = reader.Position;
        if (reader.TryBeginObject())
        {
            // More than most objects have.
            fields = new List<(Range Name, Range Value)>(16);
            while (reader.NextMember(out ReadOnlySpan<byte> name))
            {
                // With the quotes; a name with an escape is nobody's that is asked for.
                int nameStart = reader.NamePosition + 1, valueStart = reader.Position;
                reader.Skip();
                fields.Add((nameStart..(nameStart + name.Length), valueStart..reader.Position));
            }
        }
        else
        {
            reader.Skip();
        }

        Value = new JsonView(json[start..reader.Position]);
    }

    /// <summary>The value as a whole.</summary>
    public JsonView Value { get; }

    /// <summary>A member; not there where the value is no object or has none of the name. Of several, the last.</summary>
    public JsonView this[ReadOnlySpan<byte> name]
    {
        get
        {
            for (int i = (fields?.Count ?? 0) - 1; i >= 0; i--)
            {
                if (json[fields![i].Name].SequenceEqual(name))
                    return new JsonView(json[fields[i].Value]);
            }

            return default;
        }
    }

    /// <summary>The member, where it is an object; else not there.</summary>
    public JsonView Object(ReadOnlySpan<byte> name) => this[name] is { IsObject: true } member ? member : default;

    /// <summary>The members of a member that is an object; else of this.</summary>
    public JsonFields Within(ReadOnlySpan<byte> name) => Object(name) is { IsThere: true } member ? Of(member.Json) : this;

    /// <summary>The members of a value that has been read before.</summary>
    public static JsonFields Of(ReadOnlySpan<byte> json)
    {
        var reader = new JsonReader(json, new JsonScratch(JsonLimits.Default));
        return new JsonFields(json, ref reader);
    }
}
