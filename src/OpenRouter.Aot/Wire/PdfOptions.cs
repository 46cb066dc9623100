namespace OpenRouter.Aot;

/// <summary>How a PDF is read.</summary>
[JsonModel]
public sealed partial class PdfOptions
{
    /// <summary><c>mistral-ocr</c>, <c>native</c> or <c>cloudflare-ai</c>.</summary>
    public partial string? Engine { get; set; }

    /// <summary>Members that have no property here, sent as they are.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
