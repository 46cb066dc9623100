using System.Runtime.InteropServices;

namespace OpenRouter.Aot;

/// <summary>A number on cache lines of its own: 128 bytes to either side, because processors fetch lines in pairs.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct PaddedLong
{
    [FieldOffset(128)]
    public long Value;
}
