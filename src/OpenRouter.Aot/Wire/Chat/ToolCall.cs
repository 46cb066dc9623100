namespace OpenRouter.Aot;

/// <summary>A tool that a model wants called, or a fragment of that in a stream.</summary>
[JsonModel]
public sealed partial class ToolCall
{
    /// <summary>Which call a fragment belongs to.</summary>
    public partial int? Index { get; set; }

    /// <summary>The call's id, to be sent back with the result. Fragments after the first have none.</summary>
    public partial string? Id { get; set; }

    /// <summary>The kind, normally <see cref="ToolKind.Function"/>.</summary>
    public partial ToolKind? Type { get; set; }

    /// <summary>The function and its arguments.</summary>
    public partial FunctionCall? Function { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
