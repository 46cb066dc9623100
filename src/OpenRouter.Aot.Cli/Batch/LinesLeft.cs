using System.Buffers;

namespace OpenRouter.Aot.Cli;

/// <summary>Counts the lines of the input that a run has not read.</summary>
internal static class LinesLeft
{
    /// <summary>Lines that hold something, from a position on; 0 where the input cannot be read twice.</summary>
    public static async Task<long> CountAsync(string path, long position)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            if (!file.CanSeek)
                return 0;
            file.Seek(position, SeekOrigin.Begin);
            byte[] buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
            long lines = 0;
            bool isBlank = true;
            while (await file.ReadAsync(buffer) is > 0 and var count)
                lines += CountIn(buffer.AsSpan(0, count), ref isBlank);
            ArrayPool<byte>.Shared.Return(buffer);
            return lines + (isBlank ? 0 : 1);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static long CountIn(ReadOnlySpan<byte> text, ref bool isBlank)
    {
        long lines = 0;
        while (true)
        {
            int end = text.IndexOf((byte)'\n');
            ReadOnlySpan<byte> part = end < 0 ? text : text[..end];
            isBlank &= part.IndexOfAnyExcept(" \t\r"u8) < 0;
            if (end < 0)
                return lines;
            lines += isBlank ? 0 : 1;
            isBlank = true;
            text = text[(end + 1)..];
        }
    }
}
