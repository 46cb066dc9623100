using System.Buffers;

namespace OpenRouter.Aot.Tests.Verdicts;

/// <summary>A body that counts how often somebody asks for its bytes.</summary>
internal sealed class CountedBytes(byte[] bytes) : MemoryManager<byte>
{
    /// <summary>How often the bytes were asked for.</summary>
    public int Reads { get; private set; }

    // The base class would ask for the bytes to learn their number.
    public override Memory<byte> Memory => CreateMemory(bytes.Length);

    public override Span<byte> GetSpan()
    {
        Reads++;
        return bytes;
    }

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
    }
}
