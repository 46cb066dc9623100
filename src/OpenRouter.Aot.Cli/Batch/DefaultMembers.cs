using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>The members that an object gets where it lacks them.</summary>
/// <param name="members">The members.</param>
internal sealed class DefaultMembers(DefaultMember[] members)
{
    public int Count => members.Length;

    /// <summary>Notes which of them the name that the reader is at stands for.</summary>
    /// <param name="reader">At a name.</param>
    /// <param name="isThere">A place for each member.</param>
    public void Note(ref Utf8JsonReader reader, scoped Span<bool> isThere)
    {
        for (int i = 0; i < members.Length; i++)
        {
            foreach (byte[] name in members[i].Names)
                isThere[i] |= reader.ValueTextEquals(name);
        }
    }

    /// <summary>Those that are not there, with commas between them and where it is said before them; null where all are there.</summary>
    /// <param name="isThere">A place for each member.</param>
    /// <param name="followsOthers">Whether the object has members before.</param>
    public byte[]? WriteMissing(ReadOnlySpan<bool> isThere, bool followsOthers)
    {
        int length = followsOthers ? 0 : -1;
        for (int i = 0; i < members.Length; i++)
            length += isThere[i] ? 0 : members[i].Written.Length + 1;
        if (length <= 0)
            return null;
        byte[] written = new byte[length];
        int end = 0;
        for (int i = 0; i < members.Length; i++)
        {
            if (isThere[i])
                continue;
            if (end > 0 || followsOthers)
                written[end++] = (byte)',';
            members[i].Written.Span.CopyTo(written.AsSpan(end));
            end += members[i].Written.Length;
        }

        return written;
    }

    /// <summary>All of them as an object.</summary>
    public byte[] WriteObject() => [(byte)'{', .. WriteMissing(new bool[Count], followsOthers: false) ?? [], (byte)'}'];
}
