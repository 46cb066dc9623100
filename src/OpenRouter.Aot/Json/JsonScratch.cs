namespace OpenRouter.Aot;

/// <summary>
/// What a reader needs beside the bytes: room for members that are kept raw and for items of arrays whose length is not known yet, and the strings
/// that repeat. Not safe for use by several threads: who reads a whole body borrows the thread's own, a stream has one for itself.
/// </summary>
/// <param name="limits">How large the JSON may be.</param>
/// <param name="strings">The strings that repeat; null makes each anew.</param>
internal sealed class JsonScratch(JsonLimits limits, JsonStrings? strings = null)
{
    // Beyond this, room that one large answer needed is let go of.
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static JsonScratch? ofThread;

    private byte[] bytes = [];
    private object?[] items = [];

    public JsonLimits Limits { get; private set; } = limits;

    public JsonStrings? Strings { get; } = strings;

    /// <summary>How many bytes are kept; what came later is cut off by setting it back.</summary>
    public int Length { get; private set; }

    /// <summary>How many items are kept.</summary>
    public int Count { get; private set; }

    /// <summary>The thread's own, empty. Nobody who holds it may call code that reads, too.</summary>
    public static JsonScratch OfThread(JsonLimits limits)
    {
        JsonScratch scratch = ofThread ??= new JsonScratch(limits);
        scratch.Limits = limits;
        scratch.Reset();
        return scratch;
    }

    /// <summary>Empties it: a reader that threw leaves things behind.</summary>
    public void Reset()
    {
        Length = 0;
        if (bytes.Length > LargestKept)
            bytes = [];
        if (Count > 0)
            Array.Clear(items, 0, Count);
        Count = 0;
        if (items.Length > LargestKept / 8)
            items = [];
    }

    /// <summary>Keeps a member as it stands, after a comma where another was kept since <paramref name="mark"/>.</summary>
    public void Keep(int mark, ReadOnlySpan<byte> member)
    {
        int separator = Length > mark ? 1 : 0;
        Grow(member.Length + separator);
        if (separator > 0)
            bytes[Length] = (byte)',';
        member.CopyTo(bytes.AsSpan(Length + separator));
        Length += member.Length + separator;
    }

    /// <summary>Takes what was kept since <paramref name="mark"/>.</summary>
    public byte[] Take(int mark)
    {
        byte[] taken = bytes.AsSpan(mark, Length - mark).ToArray();
        Length = mark;
        return taken;
    }

    /// <summary>An item that is kept.</summary>
    public object? this[int index] => items[index];

    public void Push(object item)
    {
        if (Count == items.Length)
            Array.Resize(ref items, Math.Max(8, Count * 2));
        items[Count++] = item;
    }

    /// <summary>Moves the items since <paramref name="mark"/> into an array of their number.</summary>
    public void Pop(int mark, Array array)
    {
        Array.Copy(items, mark, array, 0, array.Length);
        Drop(mark);
    }

    /// <summary>Lets go of the items since <paramref name="mark"/>.</summary>
    public void Drop(int mark)
    {
        Array.Clear(items, mark, Count - mark);
        Count = mark;
    }

    private void Grow(int count)
    {
        if (bytes.Length - Length < count)
            Array.Resize(ref bytes, Math.Max(256, Math.Max(bytes.Length * 2, Length + count)));
    }
}
