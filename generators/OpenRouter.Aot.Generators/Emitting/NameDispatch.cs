namespace OpenRouter.Aot.Generators.Emitting;

/// <summary>
/// Finds which of some names a span of bytes is: by its length, then by the byte in which the names of that length differ most, then in full.
/// </summary>
internal static class NameDispatch
{
    /// <summary>Writes the search.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="span">The variable that holds the bytes.</param>
    /// <param name="names">The names.</param>
    /// <param name="write">Writes what is done for the name of an index; it must leave the block or end in it.</param>
    public static void Write(SourceWriter writer, string span, IReadOnlyList<string> names, Action<int> write)
    {
        writer.Open($"switch ({span}.Length)");
        foreach (IGrouping<int, int> group in Enumerable.Range(0, names.Count).GroupBy(index => names[index].Length).OrderBy(group => group.Key))
        {
            int[] same = [.. group];
            writer.Line($"case {group.Key}:");
            writer.Indent();
            if (same.Length == 1)
                WriteOne(writer, span, names[same[0]], () => write(same[0]));
            else
                WriteSeveral(writer, span, names, same, write);
            writer.Line("break;");
            writer.Outdent();
        }

        writer.Close();
    }

    private static void WriteSeveral(SourceWriter writer, string span, IReadOnlyList<string> names, int[] same, Action<int> write)
    {
        int length = names[same[0]].Length;
        int place = Enumerable.Range(0, length)
            .OrderByDescending(at => same.Select(index => names[index][at]).Distinct().Count())
            .First();
        writer.Open($"switch ({span}[{place}])");
        foreach (IGrouping<char, int> letter in same.GroupBy(index => names[index][place]).OrderBy(letter => letter.Key))
        {
            writer.Line($"case (byte)'{letter.Key}':");
            writer.Indent();
            foreach (int index in letter)
                WriteOne(writer, span, names[index], () => write(index));
            writer.Line("break;");
            writer.Outdent();
        }

        writer.Close();
    }

    private static void WriteOne(SourceWriter writer, string span, string name, Action write)
    {
        writer.Open($"if (global::System.MemoryExtensions.SequenceEqual({span}, {Naming.Bytes(name)}))");
        write();
        writer.Close();
    }
}
