namespace OpenRouter.Aot;

/// <summary>Marks the end of a part of a prompt that providers cache.</summary>
[JsonModel]
public sealed partial class PromptCacheBreakpoint
{
    /// <summary><c>explicit</c>.</summary>
    public partial string? Mode { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>The mark, as it stands on the last part that is to be cached.</summary>
    public static PromptCacheBreakpoint Explicit() => new() { Mode = "explicit" };
}
