using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>One event of a streamed chat.</summary>
public sealed class ChatChunk
{
    /// <summary>The generation's id, the same in every chunk.</summary>
    public string? Id { get; set; }

    /// <summary>When it was made, in seconds since 1970.</summary>
    public long? Created { get; set; }

    /// <summary>The model that runs.</summary>
    public string? Model { get; set; }

    /// <summary>The provider that runs it.</summary>
    public string? Provider { get; set; }

    /// <summary>The fragments; empty in some usage chunks.</summary>
    public IList<ChatChunkChoice>? Choices { get; set; }

    /// <summary>What the chat used and cost; in one of the last chunks.</summary>
    public ChatUsage? Usage { get; set; }

    /// <summary>An error in the middle of the stream. The client raises it; it is here for the reader.</summary>
    public ApiError? Error { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Extra { get; set; }

    /// <summary>The new text of the first choice; empty where this chunk has none.</summary>
    [JsonIgnore]
    public string Text => Choices is [{ Delta.Content: { } content }, ..] ? content.Text : "";
}
