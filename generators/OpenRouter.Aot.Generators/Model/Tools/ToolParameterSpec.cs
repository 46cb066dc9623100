namespace OpenRouter.Aot.Generators.Model;

/// <summary>A parameter of a tool's method.</summary>
/// <param name="Kind">Where its value comes from.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in full, without the mark of a nullable.</param>
internal sealed record ToolParameterSpec(ToolParameterKind Kind, string Name, string Type);
