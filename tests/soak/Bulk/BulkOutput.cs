using System.Collections;

namespace OpenRouter.Aot.Soak.Bulk;

/// <summary>Looks at what a batch wrote: every line of the input has one answer.</summary>
internal static class BulkOutput
{
    /// <summary>What is wrong with an output.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lines">Lines of the input.</param>
    public static IEnumerable<string> FindMistakes(string path, int lines)
    {
        var seen = new BitArray(lines);
        long count = 0, repeated = 0, strange = 0, failed = 0;
        using var file = new StreamReader(path, System.Text.Encoding.Latin1, false, 1024 * 1024);
        byte[] id = new byte[64];
        while (file.ReadLine() is { } line)
        {
            count++;
            int number = FindNumber(line, id);
            if (number < 0 || number >= lines)
                strange++;
            else if (seen[number])
                repeated++;
            else
                seen[number] = true;
            if (!line.Contains("\"status_code\":200", StringComparison.Ordinal) || !line.EndsWith("\"error\":null}", StringComparison.Ordinal))
                failed++;
        }

        long missing = lines - (count - repeated - strange);
        if (missing > 0)
            yield return $"{missing:N0} lines have no result";
        if (repeated > 0)
            yield return $"{repeated:N0} results are of lines that have one already";
        if (strange > 0)
            yield return $"{strange:N0} results are of no line";
        if (failed > 0)
            yield return $"{failed:N0} results are no answers";
    }

    private static int FindNumber(string line, byte[] buffer)
    {
        const string Name = "\"custom_id\":\"";
        int start = line.IndexOf(Name, StringComparison.Ordinal) + Name.Length;
        int end = start < Name.Length ? -1 : line.IndexOf('"', start);
        if (end < 0 || end - start > buffer.Length)
            return -1;
        int length = System.Text.Encoding.Latin1.GetBytes(line.AsSpan(start, end - start), buffer);
        return BulkInput.NumberOf(buffer.AsSpan(0, length));
    }
}
