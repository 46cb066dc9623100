namespace OpenRouter.Aot;

/// <summary>Whether a model may call tools, or which one it must.</summary>
[JsonUnion]
public readonly partial struct ToolChoice
{
    /// <summary>Whether it may.</summary>
    public partial ToolChoiceMode? Mode { get; }

    /// <summary>The one that it must call.</summary>
    public partial NamedTool? Tool { get; }

    /// <summary>The model must call this function.</summary>
    /// <param name="name">The function's name.</param>
    public static ToolChoice OfFunction(string name) => new NamedTool { Type = ToolKind.Function, Function = new NamedFunction { Name = name } };
}
