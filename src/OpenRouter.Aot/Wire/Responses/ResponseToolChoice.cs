namespace OpenRouter.Aot.Responses;

/// <summary>Which tools the model may or must call: a mode, or a tool by name.</summary>
[JsonUnion]
public readonly partial struct ResponseToolChoice
{
    /// <summary>The mode, where it is one.</summary>
    public partial ResponseToolChoiceMode? Mode { get; }

    /// <summary>The tool, where it is one; or a mode for some of the tools.</summary>
    public partial ResponseToolReference? Tool { get; }

    /// <summary>The model must call this function.</summary>
    /// <param name="name">The function's name.</param>
    public static ResponseToolChoice Function(string name) => new(new ResponseToolReference { Type = "function", Name = name });
}
