using System.Buffers;

namespace OpenRouter.Aot;

/// <summary>
/// All of a streamed event but its text. Of a hundred events of a chat ninety differ in their text alone (and, once a second, in <c>created</c>), so the next is
/// compared with the last before it is read: two comparisons and a search for the end of the text, in place of framing, tokens and members. What is equal
/// byte for byte says the same. Not safe for use by several threads.
/// </summary>
internal sealed class ChatEventShape
{
    // Where plain text ends: at its quote, at an escape, or at a control character, which JSON forbids.
    private static readonly SearchValues<byte> Ends = SearchValues.Create(
        "\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F"u8);

    private byte[] bytes = [];
    private int textStart;
    private int textEnd;
    private int length;

    /// <summary>Learns the shape of an event.</summary>
    /// <param name="json">The event, whose only content is its text.</param>
    /// <param name="text">Where the text stands in it, between its quotes.</param>
    public void Learn(ReadOnlySpan<byte> json, Range text)
    {
        ReadOnlySpan<byte> before = ServerSentEventReader.Prefix, after = ServerSentEventReader.Suffix;
        length = before.Length + json.Length + after.Length;
        if (bytes.Length < length)
            bytes = new byte[Math.Max(1024, 2 * length)];
        before.CopyTo(bytes);
        json.CopyTo(bytes.AsSpan(before.Length));
        after.CopyTo(bytes.AsSpan(before.Length + json.Length));
        textStart = before.Length + text.Start.Value;
        textEnd = before.Length + text.End.Value;
    }

    /// <summary>Forgets it: the next event is read whatever it is.</summary>
    public void Forget() => length = 0;

    /// <summary>Finds the text of the next event where that is alike; without escapes, and not empty.</summary>
    /// <param name="ahead">What has arrived, from the beginning of an event on.</param>
    /// <param name="text">Where its text is.</param>
    /// <param name="end">Where the event ends, with its framing.</param>
    public bool TryFind(ReadOnlySpan<byte> ahead, out Range text, out int end)
    {
        (text, end) = (default, 0);
        if (length == 0 || !ahead.StartsWith(bytes.AsSpan(0, textStart)))
            return false;
        ReadOnlySpan<byte> rest = ahead[textStart..];
        int count = rest.IndexOfAny(Ends);
        ReadOnlySpan<byte> after = bytes.AsSpan(textEnd, length - textEnd);
        if (count <= 0 || !rest[count..].StartsWith(after))
            return false;
        text = textStart..(textStart + count);
        end = textStart + count + after.Length;
        return true;
    }
}
