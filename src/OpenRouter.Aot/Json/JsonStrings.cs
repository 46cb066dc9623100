using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace OpenRouter.Aot;

/// <summary>
/// Strings that were made already, by their bytes: id, model and provider are the same in every chunk of a stream, and a list of models names the same
/// parameters four hundred times. Not safe for use by several threads.
/// </summary>
internal sealed class JsonStrings
{
    /// <summary>Longer ones hardly repeat, and would cost more to compare than to make.</summary>
    public const int LongestBytes = 64;

    // One place a hash: who comes later takes it. 128 hold what one list of models repeats, in 1 KB.
    private const int Places = 128;
    private readonly string?[] places = new string?[Places];

    /// <summary>The string of these bytes, which are text without escapes.</summary>
    public string Of(ReadOnlySpan<byte> text)
    {
        ref string? place = ref places[Hash(text) % Places];
        if (place is { } known && Equals(known, text))
            return known;
        return place = Encoding.UTF8.GetString(text);
    }

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        uint hash = (uint)text.Length;
        while (text.Length >= 4)
        {
            hash = (BitOperations.RotateLeft(hash, 5) ^ BinaryPrimitives.ReadUInt32LittleEndian(text)) * 0x9E3779B1;
            text = text[4..];
        }

        foreach (byte one in text)
            hash = (BitOperations.RotateLeft(hash, 5) ^ one) * 0x9E3779B1;
        return hash ^ (hash >> 15);
    }

    private static bool Equals(string known, ReadOnlySpan<byte> text) => Ascii.Equals(text, known);
}
