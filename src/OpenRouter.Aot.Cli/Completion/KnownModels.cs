namespace OpenRouter.Aot.Cli;

/// <summary>
/// The ids of the models that were listed last, in a file of the user's cache: a shell that completes a word must not wait for the network. Without
/// the file, or where it cannot be written, ids are simply not completed.
/// </summary>
internal static class KnownModels
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>Keeps ids for later.</summary>
    public static void Remember(IEnumerable<string> ids)
    {
        try
        {
            if (FindFile() is not { } file)
                return;
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            // Put in place at once: a shell may be reading.
            string draft = $"{file}.{Environment.ProcessId}";
            File.WriteAllLines(draft, ids.Where(id => PlainText.OnOneLine(id) == id));
            File.Move(draft, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            // A cache that cannot be written is none.
        }
    }

    /// <summary>The ids; none where nothing is known.</summary>
    public static IReadOnlyList<string> Read()
    {
        try
        {
            var file = new FileInfo(FindFile() ?? "");
            return file is { Exists: true, Length: <= MaxBytes } ? File.ReadAllLines(file.FullName) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return [];
        }
    }

    private static string? FindFile()
    {
        string folder = OperatingSystem.IsWindows()
            ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
                ? cache
                : Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".cache") : "";
        return folder.Length == 0 ? null : Path.Combine(folder, Tool.Name, "models");
    }
}
