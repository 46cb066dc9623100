namespace OpenRouter.Aot;

/// <summary>What a stream brings along.</summary>
[JsonModel]
public sealed partial class StreamPreferences
{
    /// <summary>Whether it tells the usage. OpenRouter always does.</summary>
    public partial bool? IncludeUsage { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
