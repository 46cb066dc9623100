using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Where a text stops being JSON, as an editor counts: lines and characters from 1.</summary>
internal readonly ref struct JsonPlace
{
    private readonly ReadOnlySpan<byte> text;
    private readonly long line;
    private readonly int column;
    private readonly ReadOnlySpan<byte> rest;

    /// <param name="text">The text, without a byte order mark.</param>
    /// <param name="exception">What its reader said; it counts lines and bytes from 0.</param>
    public JsonPlace(ReadOnlySpan<byte> text, JsonException exception)
    {
        this.text = text;
        line = (exception.LineNumber ?? 0) + 1;
        ReadOnlySpan<byte> from = text;
        for (long before = 1; before < line && from.IndexOf((byte)'\n') is >= 0 and var end; before++)
            from = from[(end + 1)..];
        int bytes = (int)Math.Min(exception.BytePositionInLine ?? 0, from.Length);
        column = Encoding.UTF8.GetCharCount(from[..bytes]) + 1;
        rest = from[bytes..];
    }

    /// <summary>"LINE:COLUMN: no valid JSON: what is wrong there."</summary>
    public string Describe() => $"{line}:{column}: no valid JSON: {DescribeMistake()}.";

    private string DescribeMistake()
    {
        if (text.Trim(" \t\r\n"u8).IsEmpty)
            return "the file is empty";
        if (rest.Trim(" \t\r\n"u8).IsEmpty)
            return "the file ends too early; a bracket, brace or quotation mark is not closed, or a value is missing";
        if (Rune.DecodeFromUtf8(rest, out Rune unexpected, out _) != System.Buffers.OperationStatus.Done)
            return "a byte that is no UTF-8";
        return Rune.IsControl(unexpected) || Rune.IsWhiteSpace(unexpected) ? "white space or a control character where none may stand" : $"'{unexpected}' is not expected here";
    }
}
