namespace OpenRouter.Aot;

/// <summary>A text as bytes in a buffer that grows to the largest that came and is used again.</summary>
internal struct PooledText
{
    private byte[]? buffer;
    private int length;

    public readonly ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    public void Clear() => length = 0;

    public void Set(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Reserve(text.Length));
        length = text.Length;
    }

    /// <summary>Sets it to a text with escapes, which have been found to be valid.</summary>
    public void SetEscaped(ReadOnlySpan<byte> text) => length = JsonEscapes.Unescape(text, Reserve(text.Length));

    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Reserve(length + text.Length)[length..]);
        length += text.Length;
    }

    private Span<byte> Reserve(int count)
    {
        if (buffer is null || buffer.Length < count)
            Array.Resize(ref buffer, Math.Max(count, Math.Max(256, (buffer?.Length ?? 0) * 2)));
        return buffer;
    }
}
