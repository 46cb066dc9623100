namespace OpenRouter.Aot.Tests;

/// <summary>Finds the sources that the tests were built from, and the recorded exchanges where there are any.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = FindUpwards(folder => File.Exists(Path.Combine(folder, "OpenRouter.Aot.sln")))
        ?? throw new DirectoryNotFoundException("The tests must run from inside the repository: no OpenRouter.Aot.sln above " + AppContext.BaseDirectory);

    /// <summary>The folder of recordings; null where this clone has none.</summary>
    public static string? Recordings { get; } = FindRecordings();

    private static string? FindRecordings()
    {
        string folder = Environment.GetEnvironmentVariable("OPENROUTER_RECORDINGS") ?? Path.Combine(Root, "..", "shared", "recordings");
        return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }

    private static string? FindUpwards(Predicate<string> isIt)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (isIt(folder.FullName))
                return folder.FullName;
        }

        return null;
    }
}
