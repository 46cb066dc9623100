namespace OpenRouter.Aot;

/// <summary>How audio is spoken.</summary>
[JsonModel]
public sealed partial class AudioOptions
{
    /// <summary>The voice.</summary>
    public partial string? Voice { get; set; }

    /// <summary>Such as <c>wav</c>, <c>mp3</c> or <c>pcm16</c>.</summary>
    public partial string? Format { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
