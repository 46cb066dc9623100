namespace OpenRouter.Aot.Responses;

/// <summary>Audio of a request.</summary>
[JsonModel]
public sealed partial class ResponseAudio
{
    /// <summary>The audio in Base64.</summary>
    public partial string? Data { get; set; }

    /// <summary><c>mp3</c> or <c>wav</c>.</summary>
    public partial string? Format { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
