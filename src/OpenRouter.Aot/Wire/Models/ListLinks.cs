namespace OpenRouter.Aot.Models;

/// <summary>Where a list goes on.</summary>
[JsonModel]
public sealed partial class ListLinks
{
    /// <summary>The next page's address; null on the last.</summary>
    public partial string? Next { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
