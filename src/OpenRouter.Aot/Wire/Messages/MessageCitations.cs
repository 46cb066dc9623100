namespace OpenRouter.Aot.Messages;

/// <summary>What a text cites; or, in a document, whether it may be cited.</summary>
[JsonUnion]
public readonly partial struct MessageCitations
{
    /// <summary>The citations of a text.</summary>
    public partial IReadOnlyList<MessageCitation>? List { get; }

    /// <summary>Whether a document may be cited.</summary>
    public partial MessageCitationSettings? Settings { get; }
}
