namespace OpenRouter.Aot;

/// <summary>A model called a tool that is not there: its mistake, of which it is told.</summary>
public sealed class UnknownToolException : Exception
{
    internal UnknownToolException(string? name, IEnumerable<string> known)
        : base($"There is no tool '{name}'. There are: {string.Join(", ", known)}.") => ToolName = name;

    /// <summary>The name that was called.</summary>
    public string? ToolName { get; }
}
