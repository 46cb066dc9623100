namespace OpenRouter.Aot.Responses;

/// <summary>What the answer's text is to be. An open set: a type that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ResponseTextFormatType
{
    /// <summary>Plain text. The default.</summary>
    public static partial ResponseTextFormatType Text { get; }

    /// <summary>A JSON object of any shape.</summary>
    public static partial ResponseTextFormatType JsonObject { get; }

    /// <summary>JSON that a schema describes.</summary>
    public static partial ResponseTextFormatType JsonSchema { get; }
}
