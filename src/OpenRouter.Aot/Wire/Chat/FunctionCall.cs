namespace OpenRouter.Aot;

/// <summary>The function of a tool call.</summary>
[JsonModel]
public sealed partial class FunctionCall
{
    /// <summary>The function's name.</summary>
    public partial string? Name { get; set; }

    /// <summary>The arguments as JSON text. Models send invalid JSON, an empty text or nothing at times.</summary>
    public partial string? Arguments { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
