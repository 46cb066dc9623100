namespace OpenRouter.Aot;

/// <summary>Audio that a model made.</summary>
[JsonModel]
public sealed partial class TurnAudio
{
    /// <summary>Its id, by which a later turn can refer to it.</summary>
    public partial string? Id { get; set; }

    /// <summary>The audio in base64; in a stream a fragment of it.</summary>
    public partial string? Data { get; set; }

    /// <summary>Until when the id can be used, in seconds since 1970.</summary>
    public partial long? ExpiresAt { get; set; }

    /// <summary>What is said; in a stream a fragment of it.</summary>
    public partial string? Transcript { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
