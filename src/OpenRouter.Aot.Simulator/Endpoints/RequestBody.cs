using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace OpenRouter.Aot.Simulator;

/// <summary>Reads request bodies, up to a bound.</summary>
internal static class RequestBody
{
    public const long MostBytes = 64L * 1024 * 1024;

    /// <summary>A hash that two bodies share only where they are the same.</summary>
    public static UInt128 Hash(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <summary>The body, or null where it is larger than the bound.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext http, CancellationToken gone)
    {
        if (http.Request.ContentLength > MostBytes) return null;
        // The announced length is only a hint for the first buffer: a client may announce much and send little.
        using var body = new MemoryStream((int)Math.Min(http.Request.ContentLength ?? 1_024, 64 * 1_024));
        byte[] chunk = new byte[16 * 1_024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, gone)) > 0)
        {
            if (body.Length + read > MostBytes) return null;
            body.Write(chunk, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
