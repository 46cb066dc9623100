using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>The arguments of a tool's call do not fit its parameters: the model's mistake, of which it is told, so that it can call again.</summary>
public sealed class ToolArgumentException : Exception
{
    internal ToolArgumentException(string toolName, JsonException mistake)
        : base($"The arguments of '{toolName}' do not fit: {mistake.Message}", mistake)
    {
        ToolName = toolName;
        Path = mistake is SchemaMismatchException ? mistake.Path : null;
    }

    /// <summary>The tool that was called.</summary>
    public string ToolName { get; }

    /// <summary>Where in the arguments the mistake is, as <c>$.city</c>; null where they are no JSON.</summary>
    public string? Path { get; }
}
