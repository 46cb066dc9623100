using System.Buffers;

namespace OpenRouter.Aot;

/// <summary>A body in a rented buffer. What is needed of it beyond <see cref="Dispose"/> must be copied.</summary>
internal struct PooledBody : IDisposable
{
    private byte[] buffer;

    public PooledBody(int capacity)
    {
        buffer = ArrayPool<byte>.Shared.Rent(capacity);
        Length = 0;
    }

    /// <summary>A copy.</summary>
    public PooledBody(ReadOnlySpan<byte> bytes)
    {
        buffer = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(buffer);
        Length = bytes.Length;
    }

    public int Length { get; private set; }

    public readonly ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, Length);

    /// <summary>Room to read into, at least one byte.</summary>
    public Memory<byte> GetMemory()
    {
        if (Length == buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        return buffer.AsMemory(Length);
    }

    public void Advance(int count) => Length += count;

    /// <summary>Empties it and keeps the buffer.</summary>
    public void Clear() => Length = 0;

    public void Dispose()
    {
        if (buffer is null or [])
            return;
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        Length = 0;
    }
}
