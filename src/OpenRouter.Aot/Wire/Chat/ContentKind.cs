namespace OpenRouter.Aot;

/// <summary>What kind a part of a content is. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ContentKind
{
    /// <summary>Text.</summary>
    public static partial ContentKind Text { get; }

    /// <summary>An image.</summary>
    public static partial ContentKind ImageUrl { get; }

    /// <summary>Audio.</summary>
    public static partial ContentKind InputAudio { get; }

    /// <summary>A video.</summary>
    public static partial ContentKind VideoUrl { get; }

    /// <summary>A video, as older requests call it.</summary>
    public static partial ContentKind InputVideo { get; }

    /// <summary>A file, such as a PDF.</summary>
    public static partial ContentKind File { get; }
}
