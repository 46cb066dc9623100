namespace OpenRouter.Aot;

/// <summary>A tool that a model must call.</summary>
[JsonModel]
public sealed partial class NamedTool
{
    /// <summary>The kind.</summary>
    public partial ToolKind? Type { get; set; }

    /// <summary>The function.</summary>
    public partial NamedFunction? Function { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
