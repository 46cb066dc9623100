using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>What is said of JSON that cannot be read. Apart from the reader, whose methods stay small enough to be inlined.</summary>
internal static class JsonErrors
{
    [DoesNotReturn]
    public static void Unexpected(ReadOnlySpan<byte> json, int at, string expected)
    {
        if ((uint)at >= (uint)json.Length)
            throw new JsonException($"The JSON ends at byte {json.Length} where {expected} is due.");
        byte found = json[at];
        string shown = found is > 0x20 and < 0x7F ? $"'{(char)found}'" : $"the byte 0x{found:x2}";
        throw new JsonException($"The JSON has {shown} at byte {at} where {expected} is due.");
    }

    [DoesNotReturn]
    public static void TooDeep(int maxDepth) => throw new JsonTooLargeException($"The JSON nests deeper than {maxDepth}.");

    [DoesNotReturn]
    public static void TooLong(int length, int maxBytes) => throw new JsonTooLargeException($"A string in the JSON has {length} bytes; {maxBytes} are allowed.");
}
