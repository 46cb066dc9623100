namespace OpenRouter.Aot.Cli.Tests;

/// <summary>The recorded exchanges, where this clone has any.</summary>
internal static class RecordingsFolder
{
    public const string WhySkipped = "There are no recordings here: OPENROUTER_RECORDINGS names their folder.";

    /// <summary>Their folder; null where there are none.</summary>
    public static string? Path { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("OPENROUTER_RECORDINGS") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string beside = System.IO.Path.Combine(folder.FullName, "shared", "recordings");
            if (Directory.Exists(beside))
                return beside;
        }

        return null;
    }
}
