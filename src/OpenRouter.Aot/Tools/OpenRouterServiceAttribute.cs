namespace OpenRouter.Aot;

/// <summary>A parameter of a tool that comes from the services of its <see cref="ToolSet"/> and is not shown to the model.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OpenRouterServiceAttribute : Attribute;
