namespace OpenRouter.Aot;

/// <summary>Whether an answer tells its usage. OpenRouter always does; it is here for requests that were written for older servers.</summary>
[JsonModel]
public sealed partial class UsagePreferences
{
    /// <summary>Whether it does.</summary>
    public partial bool? Include { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
