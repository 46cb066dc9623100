namespace OpenRouter.Aot.Embeddings;

/// <summary>Audio, a video or a file that is to be embedded, sent along.</summary>
[JsonModel]
public sealed partial class EmbeddingMedia
{
    /// <summary>Its bytes in base64, without the beginning of a data URI.</summary>
    public partial string? Data { get; set; }

    /// <summary>Its format, such as <c>wav</c>, <c>mp4</c> or <c>pdf</c>.</summary>
    public partial string? Format { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }

    internal static EmbeddingMedia Of(ReadOnlySpan<byte> data, string format) => new() { Data = Convert.ToBase64String(data), Format = format };
}
