using System.Globalization;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>
/// A look into JSON that is known to be valid: members and items are found by reading on, so it is for bodies of a few kilobytes, such as errors, whose
/// shape is anybody's guess. The default is a value that is not there.
/// </summary>
/// <param name="json">One value, without white space around it.</param>
internal readonly ref struct JsonView(ReadOnlySpan<byte> json)
{
    public ReadOnlySpan<byte> Json { get; } = json;

    public bool IsThere => !Json.IsEmpty;

    public JsonValueKind Kind => IsThere ? Read().Next : JsonValueKind.Undefined;

    public bool IsObject => Json is [(byte)'{', ..];

    public bool IsArray => Json is [(byte)'[', ..];

    /// <summary>A member; not there where this is no object or has none of the name. Of several, the last.</summary>
    public JsonView this[ReadOnlySpan<byte> name]
    {
        get
        {
            var found = default(JsonView);
            JsonReader reader = Read();
            if (!reader.TryBeginObject())
                return found;
            while (reader.NextMember(out ReadOnlySpan<byte> member))
            {
                bool isIt = member.SequenceEqual(name);
                ReadOnlySpan<byte> value = reader.ReadRaw();
                if (isIt)
                    found = new JsonView(value);
            }

            return found;
        }
    }

    /// <summary>The member, where it is an object; else not there.</summary>
    public JsonView Object(ReadOnlySpan<byte> name) => this[name] is { IsObject: true } member ? member : default;

    /// <summary>The text; null where it is none.</summary>
    public string? Text
    {
        get
        {
            JsonReader reader = Read();
            return reader.TryReadText(out ReadOnlySpan<byte> text, out bool isEscaped) ? JsonReader.ToText(text, isEscaped) : null;
        }
    }

    /// <summary>The whole number; null where it is none.</summary>
    public long? Integer => Kind == JsonValueKind.Number && Read().Read(out long? number) ? number : null;

    /// <summary>The number; null where it is none.</summary>
    public decimal? Number =>
        Kind == JsonValueKind.Number && decimal.TryParse(Json, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    /// <summary>Whether it is an array or a text with anything in it.</summary>
    public bool HasAny => IsArray ? GetItems().MoveNext() : Json is [(byte)'"', not (byte)'"', ..];

    /// <summary>The members, for <c>foreach</c>; none where it is no object.</summary>
    public MemberEnumerator GetMembers() => new(Read());

    /// <summary>The items, for <c>foreach</c>; none where it is no array.</summary>
    public ItemEnumerator GetItems() => new(Read());

    private JsonReader Read() => new(Json, new JsonScratch(JsonLimits.Default));

    /// <summary>Goes over the items of an array.</summary>
    public ref struct ItemEnumerator
    {
        private readonly bool isArray;
        private JsonReader reader;

        public ItemEnumerator(JsonReader reader)
        {
            this.reader = reader;
            isArray = this.reader.TryBeginArray();
        }

        public JsonView Current { get; private set; }

        public readonly ItemEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (!isArray || !reader.NextItem())
                return false;
            Current = new JsonView(reader.ReadRaw());
            return true;
        }
    }

    /// <summary>Goes over the members of an object.</summary>
    public ref struct MemberEnumerator
    {
        private readonly bool isObject;
        private JsonReader reader;

        public MemberEnumerator(JsonReader reader)
        {
            this.reader = reader;
            isObject = this.reader.TryBeginObject();
        }

        public JsonMember Current { get; private set; }

        public readonly MemberEnumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (!isObject || !reader.NextMember(out ReadOnlySpan<byte> name))
                return false;
            Current = new JsonMember(name, new JsonView(reader.ReadRaw()));
            return true;
        }
    }
}
