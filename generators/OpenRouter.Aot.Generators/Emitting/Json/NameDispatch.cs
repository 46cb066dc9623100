using System.Text;

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
        byte[][] bytes = [.. names.Select(name => Encoding.UTF8.GetBytes(name))];
        writer.Open($"switch ({span}.Length)");
        foreach (IGrouping<int, int> group in Enumerable.Range(0, names.Count).GroupBy(index => bytes[index].Length).OrderBy(group => group.Key))
        {
            int[] same = [.. group];
            writer.Line($"case {group.Key}:");
            writer.Indent();
            if (same.Length == 1)
                WriteOne(writer, span, names[same[0]], () => write(same[0]));
            else
                WriteSeveral(writer, span, names, bytes, same, write);
            writer.Line("break;");
            writer.Outdent();
        }

        writer.Close();
    }

    private static void WriteSeveral(SourceWriter writer, string span, IReadOnlyList<string> names, byte[][] bytes, int[] same, Action<int> write)
    {
        int place = Enumerable.Range(0, bytes[same[0]].Length)
            .OrderByDescending(at => same.Select(index => bytes[index][at]).Distinct().Count())
            .First();
        writer.Open($"switch ({span}[{place}])");
        foreach (IGrouping<byte, int> letter in same.GroupBy(index => bytes[index][place]).OrderBy(letter => letter.Key))
        {
            writer.Line($"case {Letter(letter.Key)}:");
            writer.Indent();
            foreach (int index in letter)
                WriteOne(writer, span, names[index], () => write(index));
            writer.Line("break;");
            writer.Outdent();
        }

        writer.Close();
    }

    private static string Letter(byte letter) =>
        letter is >= 0x20 and < 0x7F and not (byte)'\'' and not (byte)'\\' ? $"(byte)'{(char)letter}'" : $"0x{letter:x2}";

    private static void WriteOne(SourceWriter writer, string span, string name, Action write)
    {
        writer.Open($"if (global::System.MemoryExtensions.SequenceEqual({span}, {Naming.Bytes(name)}))");
        write();
        writer.Close();
    }
}
