using System.Buffers;

namespace OpenRouter.Aot;

/// <summary>A buffer of the thread to write JSON into, so that only what is kept of it is allocated.</summary>
internal static class JsonBuffer
{
    // A request with images would otherwise stay in the memory of every thread that ever wrote one.
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? spare;

    /// <summary>Takes the buffer of the thread, empty.</summary>
    public static ArrayBufferWriter<byte> Take()
    {
        ArrayBufferWriter<byte> buffer = spare ?? new ArrayBufferWriter<byte>(1024);
        // Who writes while something is being written gets a buffer of its own.
        spare = null;
        return buffer;
    }

    /// <summary>Gives it back.</summary>
    public static void Return(ArrayBufferWriter<byte> buffer)
    {
        if (buffer.Capacity > LargestKept)
            return;
        buffer.ResetWrittenCount();
        spare = buffer;
    }
}
