using System.CommandLine;

namespace OpenRouter.Aot.Cli;

/// <summary>A command whose help ends with examples.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it does.</param>
/// <param name="examples">Command lines as one would type them, without the tool's name.</param>
internal sealed class ToolCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Command lines as one would type them.</summary>
    public IReadOnlyList<string> Examples { get; } = [.. examples.Select(example => $"{Tool.Name} {example}")];
}
