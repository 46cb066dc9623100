namespace OpenRouter.Aot.Messages;

/// <summary>Where a block's content comes from: data or an address, or a mere name.</summary>
[JsonUnion]
public readonly partial struct MessageSource
{
    /// <summary>The name or address of something that was found.</summary>
    public partial string? Name { get; }

    /// <summary>The data, or where it lies.</summary>
    public partial MessageMedia? Media { get; }
}
