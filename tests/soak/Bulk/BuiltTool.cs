namespace OpenRouter.Aot.Soak.Bulk;

/// <summary>The tool as this build has made it.</summary>
internal static class BuiltTool
{
    private const string Name = "openrouter-aot.dll";

    /// <summary>Where it stands.</summary>
    public static string Find()
    {
        // Of the same configuration and framework: bin/Release/net10.0.
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        for (DirectoryInfo? folder = framework; folder is not null; folder = folder.Parent)
        {
            string tool = Path.Combine(folder.FullName, "src", "OpenRouter.Aot.Cli", "bin", framework.Parent!.Name, framework.Name, Name);
            if (File.Exists(tool))
                return tool;
        }

        throw new FileNotFoundException($"{Name} has not been built; --tool names another.");
    }
}
