namespace OpenRouter.Aot.Accounts;

/// <summary>The answer of <c>DELETE /keys/{hash}</c>.</summary>
[JsonModel]
public sealed partial class KeyDeletion
{
    /// <summary>Whether the key is gone.</summary>
    public partial bool? Deleted { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
