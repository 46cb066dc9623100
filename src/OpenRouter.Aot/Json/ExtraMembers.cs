using System.Buffers;
using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace OpenRouter.Aot;

/// <summary>
/// Members that a type has no property for, kept as the bytes they came in and written back: what the service sends beyond its documents, and parameters
/// of a provider that a request is to carry. A member whose value its property could not hold, or not to the letter, is here too, as it was sent.
/// </summary>
/// <example><code>
/// request.Extra = new ExtraMembers { ["min_tokens"] = 16, ["chat_template_kwargs"] = RawJson.Parse("""{"enable_thinking":false}""") };
/// </code></example>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is what a JSON object has beyond the known, not a general collection.")]
public sealed class ExtraMembers : IEnumerable<KeyValuePair<string, RawJson>>
{
    private byte[] members;
    private ulong shadows;

    /// <summary>Makes it without members.</summary>
    public ExtraMembers() => members = [];

    /// <param name="members">Members as they stand, separated by commas.</param>
    /// <param name="shadows">By ordinal, the properties that hold a member only in part: it is written from here.</param>
    internal ExtraMembers(byte[] members, ulong shadows)
    {
        this.members = members;
        this.shadows = shadows;
    }

    /// <summary>How many members there are.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            var cursor = new Cursor(members);
            while (cursor.MoveNext())
                count++;
            return count;
        }
    }

    /// <summary>The members as they stand, separated by commas and without braces.</summary>
    internal ReadOnlySpan<byte> Members => members;

    /// <summary>The value of a member; null where there is none. Setting null removes it.</summary>
    /// <param name="name">The member's name.</param>
    public RawJson? this[string name]
    {
        get
        {
            RawJson? found = null;
            var cursor = new Cursor(members);
            while (cursor.MoveNext())
            {
                if (cursor.Name == name)
                    found = cursor.Value;
            }

            return found;
        }

        set
        {
            ArgumentNullException.ThrowIfNull(name);
            var output = new ArrayBufferWriter<byte>(members.Length + 64);
            var writer = new JsonWriter(output);
            var cursor = new Cursor(members);
            while (cursor.MoveNext())
            {
                if (cursor.Name != name)
                    writer.Members(cursor.Member);
            }

            if (value is { } json)
            {
                writer.Name(name);
                writer.Raw(json.Utf8);
            }

            writer.Flush();
            members = output.WrittenSpan.ToArray();
        }
    }

    /// <summary>By ordinal, the properties whose members are written from here.</summary>
    internal ulong ShadowBits => shadows;

    /// <summary>Lets a property speak for itself: it was set, and a member of its name that came as it is would be there twice.</summary>
    internal void Displace(int ordinal, string name)
    {
        shadows &= ~(1UL << ordinal);
        Displace(name);
    }

    /// <inheritdoc cref="Displace(int, string)"/>
    internal void Displace(string name)
    {
        if (this[name] is not null)
            this[name] = null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, RawJson>> GetEnumerator()
    {
        var all = new List<KeyValuePair<string, RawJson>>();
        var cursor = new Cursor(members);
        while (cursor.MoveNext())
            all.Add(new(cursor.Name, cursor.Value));
        return all.GetEnumerator();
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ref struct Cursor
    {
        private readonly ReadOnlySpan<byte> members;
        private JsonReader reader;
        private int at;

        public Cursor(ReadOnlySpan<byte> members)
        {
            // In braces, so that it is read as the object it was.
            byte[] json = new byte[members.Length + 2];
            json[0] = (byte)'{';
            members.CopyTo(json.AsSpan(1));
            json[^1] = (byte)'}';
            this.members = json;
            reader = new JsonReader(json, new JsonScratch(JsonLimits.Default));
            reader.TryBeginObject();
        }

        public string Name { get; private set; } = "";

        public RawJson Value { get; private set; }

        public readonly ReadOnlySpan<byte> Member => members[at..reader.Position];

        public bool MoveNext()
        {
            if (!reader.NextMember(out ReadOnlySpan<byte> name))
                return false;
            at = reader.NamePosition;
            Name = System.Text.Encoding.UTF8.GetString(name);
            Value = new RawJson(reader.ReadRaw().ToArray());
            return true;
        }
    }
}
