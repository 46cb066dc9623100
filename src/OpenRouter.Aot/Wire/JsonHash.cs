using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace OpenRouter.Aot;

/// <summary>
/// Hashes of JSON values: the same in every process, and the same however a value is written. White space, the order of members and escapes do not
/// matter, and neither do nulls, marks of what to cache, which callers move from turn to turn, and whether a text stands alone or as the only part
/// of a content.
/// </summary>
internal static class JsonHash
{
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong Factor = 0xD6E8FEB86659FD93;
    private const int Small = 512;

    /// <summary>The hash of a content, which is a text or an array of parts.</summary>
    /// <param name="json">The value, which has been found to be valid.</param>
    public static ulong OfContent(ReadOnlySpan<byte> json)
    {
        var reader = new JsonReader(json, JsonScratch.OfThread(JsonLimits.Default));
        return reader.TryReadText(out ReadOnlySpan<byte> text, out bool isEscaped)
            ? Combine(Seed, Combine(OfBytes("text"u8), OfText(text, isEscaped)))
            : OfValue(ref reader);
    }

    /// <summary>The hash of two in their order.</summary>
    public static ulong Combine(ulong first, ulong second)
    {
        // A mix that loses nothing of either: the finaliser of SplitMix64.
        ulong value = BitOperations.RotateLeft(first, 23) + second + Seed;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private static ulong OfValue(ref JsonReader reader)
    {
        ulong hash = Seed;
        if (reader.TryBeginArray())
        {
            while (reader.NextItem())
                hash = Combine(hash, OfValue(ref reader));
            return hash;
        }

        if (reader.TryBeginObject())
        {
            // A sum has no order. A part's type says no more than the name of the member that holds its content.
            ulong sum = 0;
            while (reader.NextMember(out ReadOnlySpan<byte> name))
            {
                if (name.SequenceEqual("type"u8) || name.SequenceEqual("cache_control"u8))
                    reader.Skip();
                else if (!reader.TryReadNull())
                    sum += Combine(OfBytes(name), OfValue(ref reader));
            }

            return sum;
        }

        return reader.TryReadText(out ReadOnlySpan<byte> text, out bool isEscaped) ? OfText(text, isEscaped) : OfBytes(reader.ReadRaw());
    }

    private static ulong OfText(ReadOnlySpan<byte> text, bool isEscaped)
    {
        if (!isEscaped)
            return OfBytes(text);
        byte[]? rented = null;
        Span<byte> plain = text.Length <= Small ? stackalloc byte[Small] : rented = ArrayPool<byte>.Shared.Rent(text.Length);
        ulong hash = OfBytes(plain[..JsonEscapes.Unescape(text, plain)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    // First messages of 100 kB are common, and byte by byte would take longer than reading the JSON. One multiplication waits for the one before it;
    // four that do not know of each other run at once.
    private static ulong OfBytes(ReadOnlySpan<byte> bytes)
    {
        ulong hash = Combine(Seed, (ulong)bytes.Length);
        ulong second = ~hash, third = hash ^ Seed, fourth = ~third;
        for (; bytes.Length >= 32; bytes = bytes[32..])
        {
            hash = Fold(hash, bytes);
            second = Fold(second, bytes[8..]);
            third = Fold(third, bytes[16..]);
            fourth = Fold(fourth, bytes[24..]);
        }

        hash = Combine(Combine(hash, second), Combine(third, fourth));
        for (; bytes.Length >= 8; bytes = bytes[8..])
            hash = Fold(hash, bytes);
        ulong rest = 0;
        foreach (byte one in bytes)
            rest = (rest << 8) | one;
        return Combine(hash, rest);
    }

    private static ulong Fold(ulong hash, ReadOnlySpan<byte> bytes) =>
        BitOperations.RotateLeft((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Factor, 29);
}
