namespace OpenRouter.Aot.Cli;

/// <summary>Command lines of the tool, to be pasted into a shell.</summary>
internal static class CommandLine
{
    /// <summary>The command line of some words.</summary>
    public static string Write(IEnumerable<string> words) => Tool.Name + " " + string.Join(' ', words.Select(Quote));

    // Everything that a shell might take for something else goes into quotes.
    private static string Quote(string word) => word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./:=,@%+".Contains(letter))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
