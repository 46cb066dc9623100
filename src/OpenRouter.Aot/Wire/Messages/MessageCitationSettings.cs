namespace OpenRouter.Aot.Messages;

/// <summary>Whether a document may be cited.</summary>
[JsonModel]
public sealed partial class MessageCitationSettings
{
    /// <summary>Whether it may. Default false.</summary>
    public partial bool? Enabled { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
