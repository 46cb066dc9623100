namespace OpenRouter.Aot.Messages;

/// <summary>
/// One block of content, sent or received. Which members it has depends on its <see cref="Type"/>. A string converts to a text.
/// </summary>
[JsonModel]
public sealed partial class MessageBlock
{
    /// <summary>What it is.</summary>
    public partial MessageBlockType? Type { get; set; }

    /// <summary>The text.</summary>
    public partial string? Text { get; set; }

    /// <summary>What the text cites; in a document, whether it may be cited.</summary>
    public partial MessageCitations? Citations { get; set; }

    /// <summary>The reasoning.</summary>
    public partial string? Thinking { get; set; }

    /// <summary>The provider's signature of the reasoning, which it checks when the block is sent back.</summary>
    public partial string? Signature { get; set; }

    /// <summary>Reasoning that only its provider can read.</summary>
    [JsonSeldom]
    public partial string? Data { get; set; }

    /// <summary>The id of a call.</summary>
    public partial string? Id { get; set; }

    /// <summary>The name of the tool that is called.</summary>
    public partial string? Name { get; set; }

    /// <summary>
    /// The input of a call: JSON, as its schema says. Where a stream broke off in the middle of it, a JSON string of what had come.
    /// </summary>
    public partial RawJson? Input { get; set; }

    /// <summary>The call that a result answers.</summary>
    [JsonSeldom]
    public partial string? ToolUseId { get; set; }

    /// <summary>What a tool returned, or a summed-up conversation: a text, or blocks; an object of a provider's tool is kept raw.</summary>
    [JsonSeldom]
    public partial MessageContent? Content { get; set; }

    /// <summary>Whether the tool failed.</summary>
    [JsonSeldom]
    public partial bool? IsError { get; set; }

    /// <summary>Where an image or a document comes from; of something found, its name or address.</summary>
    [JsonSeldom]
    public partial MessageSource? Source { get; set; }

    /// <summary>The title of a document or of a page.</summary>
    [JsonSeldom]
    public partial string? Title { get; set; }

    /// <summary>What the model is told of a document beside it.</summary>
    [JsonSeldom]
    public partial string? Context { get; set; }

    /// <summary>The address of a page that was found.</summary>
    [JsonSeldom]
    public partial string? Url { get; set; }

    /// <summary>How old that page is, in words.</summary>
    [JsonSeldom]
    public partial string? PageAge { get; set; }

    /// <summary>What only the provider can read of it.</summary>
    [JsonSeldom]
    public partial string? EncryptedContent { get; set; }

    /// <summary>The id of a file in the container.</summary>
    [JsonSeldom]
    public partial string? FileId { get; set; }

    /// <summary>The tool that is referred to.</summary>
    [JsonSeldom]
    public partial string? ToolName { get; set; }

    /// <summary>The tool that is added or removed.</summary>
    [JsonSeldom]
    public partial RawJson? Tool { get; set; }

    /// <summary>Who made the call: the model, or code that it wrote.</summary>
    [JsonSeldom]
    public partial RawJson? Caller { get; set; }

    /// <summary>Caches the conversation up to this block.</summary>
    [JsonSeldom]
    public partial CacheControl? CacheControl { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    public static MessageBlock FromText(string text) => new() { Type = MessageBlockType.Text, Text = text };

    /// <summary>An image that the provider fetches.</summary>
    /// <param name="url">Its http address.</param>
    public static MessageBlock FromImage(Uri url) => new() { Type = MessageBlockType.Image, Source = MessageMedia.FromUrl(url) };

    /// <summary>An image that is sent along.</summary>
    /// <param name="image">The file's bytes.</param>
    /// <param name="mediaType"><c>image/jpeg</c>, <c>image/png</c>, <c>image/gif</c> or <c>image/webp</c>.</param>
    public static MessageBlock FromImage(ReadOnlySpan<byte> image, string mediaType) =>
        new() { Type = MessageBlockType.Image, Source = MessageMedia.FromBytes(image, mediaType) };

    /// <summary>A PDF that the provider fetches.</summary>
    /// <param name="url">Its http address.</param>
    /// <param name="title">Its title; null leaves it out.</param>
    public static MessageBlock FromPdf(Uri url, string? title = null) =>
        new() { Type = MessageBlockType.Document, Source = MessageMedia.FromUrl(url), Title = title };

    /// <summary>A PDF that is sent along.</summary>
    /// <param name="pdf">The file's bytes.</param>
    /// <param name="title">Its title; null leaves it out.</param>
    public static MessageBlock FromPdf(ReadOnlySpan<byte> pdf, string? title = null) =>
        new() { Type = MessageBlockType.Document, Source = MessageMedia.FromBytes(pdf, "application/pdf"), Title = title };

    /// <summary>What a tool returned. It stands in a user's turn, before any text.</summary>
    /// <param name="toolUseId">The <see cref="Id"/> of the call that this answers.</param>
    /// <param name="content">The result: a text, often JSON, or blocks such as an image.</param>
    /// <param name="isError">Whether the tool failed; null leaves it out.</param>
    public static MessageBlock ToolResult(string toolUseId, MessageContent content, bool? isError = null) =>
        new() { Type = MessageBlockType.ToolResult, ToolUseId = toolUseId, Content = content, IsError = isError };

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator MessageBlock(string text) => FromString(text);

    /// <summary>A text.</summary>
    /// <param name="text">The text.</param>
    public static MessageBlock FromString(string text) => FromText(text);
}
