using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>What is merged under the bodies for one endpoint. A body is read once, and none of its bytes changes.</summary>
/// <param name="members">Members of the body.</param>
/// <param name="provider">Members of its object <c>provider</c>.</param>
/// <param name="turn">A message that stands before all others, unless one of them is a system's or a developer's; null for none.</param>
internal sealed class EndpointDefaults(DefaultMembers members, DefaultMembers provider, byte[]? turn)
{
    private const int MaxDepth = 256;

    private readonly byte[] wholeProvider = [.. "\"provider\":"u8, .. provider.WriteObject()];

    private bool IsEmpty => members.Count == 0 && provider.Count == 0 && turn is null;

    /// <summary>Merges.</summary>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> body)
    {
        if (IsEmpty)
            return body;
        Span<bool> isThere = members.Count <= 64 ? stackalloc bool[members.Count] : new bool[members.Count];
        isThere.Clear();
        Insertion turns = default, preferences = default;
        bool hasMembers = false, hasProvider = false;
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            hasMembers = true;
            members.Note(ref reader, isThere);
            bool isProvider = provider.Count > 0 && reader.ValueTextEquals("provider"u8);
            bool isTurns = turn is not null && reader.ValueTextEquals("messages"u8);
            reader.Read();
            // Of a member that is there twice the last one counts, here as with those who read it later.
            if (isProvider)
                preferences = ReadProvider(ref reader);
            else if (isTurns)
                turns = ReadTurns(ref reader);
            else
                reader.Skip();
            hasProvider |= isProvider;
        }

        var tail = new Insertion((int)reader.TokenStartIndex, WriteTail(isThere, hasMembers, hasProvider));
        if (turns.IsNothing && preferences.IsNothing && tail.IsNothing)
            return body;
        return turns.Place <= preferences.Place ? Insert(body.Span, turns, preferences, tail) : Insert(body.Span, preferences, turns, tail);
    }

    private byte[]? WriteTail(ReadOnlySpan<bool> isThere, bool hasMembers, bool hasProvider)
    {
        byte[]? missing = members.WriteMissing(isThere, hasMembers);
        if (hasProvider || provider.Count == 0)
            return missing;
        bool needsComma = hasMembers || missing is not null;
        return [.. missing ?? [], .. needsComma ? ","u8 : default, .. wholeProvider];
    }

    private Insertion ReadProvider(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return default;
        }

        Span<bool> isThere = provider.Count <= 64 ? stackalloc bool[provider.Count] : new bool[provider.Count];
        isThere.Clear();
        bool hasMembers = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            hasMembers = true;
            provider.Note(ref reader, isThere);
            reader.Read();
            reader.Skip();
        }

        return new Insertion((int)reader.TokenStartIndex, provider.WriteMissing(isThere, hasMembers));
    }

    private Insertion ReadTurns(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return default;
        }

        int start = (int)reader.BytesConsumed;
        bool hasTurns = false, hasSystem = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            hasTurns = true;
            if (reader.TokenType == JsonTokenType.StartObject)
                hasSystem |= IsSystem(ref reader);
            else
                reader.Skip();
        }

        return hasSystem ? default : new Insertion(start, hasTurns ? [.. turn!, (byte)','] : turn);
    }

    private static bool IsSystem(ref Utf8JsonReader reader)
    {
        bool isSystem = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isRole = reader.ValueTextEquals("role"u8);
            reader.Read();
            if (isRole && reader.TokenType == JsonTokenType.String)
                isSystem |= reader.ValueTextEquals("system"u8) || reader.ValueTextEquals("developer"u8);
            reader.Skip();
        }

        return isSystem;
    }

    private static byte[] Insert(ReadOnlySpan<byte> body, in Insertion first, in Insertion second, in Insertion last)
    {
        byte[] merged = new byte[body.Length + first.Length + second.Length + last.Length];
        Span<byte> rest = merged;
        int copied = 0;
        foreach (ref readonly Insertion insertion in (ReadOnlySpan<Insertion>)[first, second, last])
        {
            if (insertion.IsNothing)
                continue;
            body[copied..insertion.Place].CopyTo(rest);
            rest = rest[(insertion.Place - copied)..];
            insertion.Text.CopyTo(rest);
            rest = rest[insertion.Length..];
            copied = insertion.Place;
        }

        body[copied..].CopyTo(rest);
        return merged;
    }

    /// <summary>Text that is put in at a place of the body.</summary>
    private readonly record struct Insertion(int Place, byte[]? Text)
    {
        public bool IsNothing => Text is null;

        public int Length => Text?.Length ?? 0;
    }
}
