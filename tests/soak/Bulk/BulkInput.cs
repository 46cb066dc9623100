using System.Buffers.Text;

namespace OpenRouter.Aot.Soak.Bulk;

/// <summary>An input of a batch whose lines are all of one length, so that a loop that parses nothing finds the bodies in it.</summary>
internal static class BulkInput
{
    /// <summary>Bytes of a line, its break included: a million of them are 1 GB.</summary>
    public const int LineBytes = 1024;

    private const int IdDigits = 9;

    private static ReadOnlySpan<byte> Head => """{"custom_id":"line-"""u8;

    private static ReadOnlySpan<byte> Middle => "\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":"u8;

    private static ReadOnlySpan<byte> Body => """{"model":"openai/gpt-5-mini","max_tokens":24,"messages":[{"role":"system","content":"Answer in a word."},{"role":"user","content":"Review """u8;

    private static ReadOnlySpan<byte> Tail => "\"}]}"u8;

    private static ReadOnlySpan<byte> Filler => "the soup was fine, the bread was not, and nobody asked whether we wanted more of \\u00e4ny; "u8;

    /// <summary>Where the body stands in every line.</summary>
    public static Range BodyRange => (Head.Length + IdDigits + Middle.Length)..(LineBytes - 2);

    /// <summary>Writes a file.</summary>
    public static void Write(string path, int lines)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1024 * 1024);
        Span<byte> line = stackalloc byte[LineBytes];
        for (int number = 0; number < lines; number++)
        {
            Compose(line, number);
            file.Write(line);
        }
    }

    /// <summary>The number in the id of a line; -1 where it is none.</summary>
    public static int NumberOf(ReadOnlySpan<byte> id) =>
        id.StartsWith("line-"u8) && Utf8Parser.TryParse(id[5..], out int number, out int used) && used == IdDigits && id.Length == 5 + IdDigits ? number : -1;

    private static void Compose(Span<byte> line, int number)
    {
        Span<byte> left = line;
        Put(ref left, Head);
        PutNumber(ref left, number);
        Put(ref left, Middle);
        Put(ref left, Body);
        // No two bodies are alike.
        PutNumber(ref left, number);
        Put(ref left, ": "u8);
        int room = left.Length - Tail.Length - 2;
        for (; room >= Filler.Length; room -= Filler.Length)
            Put(ref left, Filler);
        left[..room].Fill((byte)'.');
        left = left[room..];
        Put(ref left, Tail);
        Put(ref left, "}\n"u8);
    }

    private static void Put(ref Span<byte> left, ReadOnlySpan<byte> text)
    {
        text.CopyTo(left);
        left = left[text.Length..];
    }

    private static void PutNumber(ref Span<byte> left, int number)
    {
        Utf8Formatter.TryFormat(number, left, out int written, new('D', IdDigits));
        left = left[written..];
    }
}
