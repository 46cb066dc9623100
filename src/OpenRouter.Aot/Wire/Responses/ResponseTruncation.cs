namespace OpenRouter.Aot.Responses;

/// <summary>
/// What becomes of an input that is longer than the model can read. An open set: a value that is not known here is kept as sent.
/// </summary>
[JsonOpenEnum]
public readonly partial record struct ResponseTruncation
{
    /// <summary>Items in the middle are dropped.</summary>
    public static partial ResponseTruncation Auto { get; }

    /// <summary>The request fails. The default.</summary>
    public static partial ResponseTruncation Disabled { get; }
}
