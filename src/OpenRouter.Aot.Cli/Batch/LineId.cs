using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// A custom_id as 16 bytes of its SHA-256: a run of millions of lines remembers its ids, and ids may be long. Two different ids that meet
/// are less likely than a broken memory.
/// </summary>
/// <param name="Value">The hash.</param>
internal readonly record struct LineId(UInt128 Value)
{
    public static LineId Of(string customId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(customId), hash);
        return new LineId(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x32", null);
}
