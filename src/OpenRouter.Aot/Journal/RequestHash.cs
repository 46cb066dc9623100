using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OpenRouter.Aot;

/// <summary>
/// Hashes by which a journal knows a request again. Of an id 16 bytes of its SHA-256: that two meet is less likely than a broken memory. Of what is asked 8: there
/// it decides only whether the same id asks the same.
/// </summary>
internal static class RequestHash
{
    private const int MostOnStack = 512;

    /// <summary>The hash of an id.</summary>
    public static UInt128 OfId(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> text = Encoding.UTF8.GetMaxByteCount(id.Length) <= MostOnStack ? stackalloc byte[MostOnStack] : new byte[Encoding.UTF8.GetByteCount(id)];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(id, text)], hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>The hash of what a request asks. Fallbacks do not count, for they ask for nothing else.</summary>
    /// <param name="scope">The path and the model, where the body alone does not say them; null where it does.</param>
    /// <param name="body">The body.</param>
    public static ulong OfRequest(string? scope, ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        ulong ofBody = BinaryPrimitives.ReadUInt64BigEndian(hash);
        return scope is null ? ofBody : ofBody ^ (ulong)OfId(scope);
    }
}
