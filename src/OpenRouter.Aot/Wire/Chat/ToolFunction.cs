namespace OpenRouter.Aot;

/// <summary>What a model is told of a function.</summary>
[JsonModel]
public sealed partial class ToolFunction
{
    /// <summary>The name, at most 64 characters.</summary>
    public partial string? Name { get; set; }

    /// <summary>What it does, for the model.</summary>
    public partial string? Description { get; set; }

    /// <summary>The JSON schema of its parameters.</summary>
    public partial RawJson? Parameters { get; set; }

    /// <summary>Whether the arguments must follow the schema to the letter.</summary>
    public partial bool? Strict { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
