namespace OpenRouter.Aot.Models;

/// <summary>How a model does in one arena and category of Design Arena.</summary>
[JsonModel]
public sealed partial class DesignArenaScore
{
    /// <summary>The arena, such as <c>models</c> or <c>agents</c>.</summary>
    public partial string? Arena { get; set; }

    /// <summary>The category, such as <c>website</c> or <c>3d</c>.</summary>
    public partial string? Category { get; set; }

    /// <summary>Its rating from duels.</summary>
    public partial double? Elo { get; set; }

    /// <summary>The duels that it won, in percent.</summary>
    public partial double? WinRate { get; set; }

    /// <summary>Its place among the models of OpenRouter, from 1.</summary>
    public partial int? Rank { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
