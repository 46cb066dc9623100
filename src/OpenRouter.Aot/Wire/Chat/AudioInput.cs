namespace OpenRouter.Aot;

/// <summary>Audio that is sent along.</summary>
[JsonModel]
public sealed partial class AudioInput
{
    /// <summary>The file in base64; an address is not allowed.</summary>
    public partial string? Data { get; set; }

    /// <summary>Such as <c>wav</c> or <c>mp3</c>.</summary>
    public partial string? Format { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
