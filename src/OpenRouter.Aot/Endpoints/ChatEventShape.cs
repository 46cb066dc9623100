using System.Buffers;
using System.Text.Unicode;

namespace OpenRouter.Aot;

/// <summary>
/// All of a streamed event but its text. Of a hundred events of a chat ninety differ in their text alone (and, once a second, in <c>created</c>), so the next is
/// compared with the last before it is read: two comparisons and a search for the end of the text, in place of framing, tokens and members. What is equal
/// byte for byte says the same. Not safe for use by several threads.
/// </summary>
internal sealed class ChatEventShape
{
    // Printable ASCII but for the quote and the backslash: text that needs no second look.
    private static readonly SearchValues<byte> PlainText = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"u8);

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
        int count = rest.IndexOfAnyExcept(PlainText);
        if (count >= 0 && rest[count] >= 0x80)
            count = FindEnd(rest, count);
        ReadOnlySpan<byte> after = bytes.AsSpan(textEnd, length - textEnd);
        if (count <= 0 || !rest[count..].StartsWith(after))
            return false;
        text = textStart..(textStart + count);
        end = textStart + count + after.Length;
        return true;
    }

    // Beyond ASCII: up to the first quote, escape or control character, and valid UTF-8.
    private static int FindEnd(ReadOnlySpan<byte> rest, int count)
    {
        while (count < rest.Length && rest[count] >= 0x80)
        {
            int next = rest[count..].IndexOfAnyInRange((byte)0, (byte)0x7F);
            if (next < 0)
                return -1;
            count += next;
            int plain = rest[count..].IndexOfAnyExcept(PlainText);
            if (plain < 0)
                return -1;
            count += plain;
        }

        return Utf8.IsValid(rest[..count]) ? count : -1;
    }
}
