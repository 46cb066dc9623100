namespace OpenRouter.Aot;

/// <summary>One exchange to make.</summary>
internal readonly struct HttpCall
{
    public required HttpMethod Method { get; init; }

    /// <summary>The path below the base address, beginning with a slash; it may carry a query.</summary>
    public required string Path { get; init; }

    /// <summary>The whole value of the <c>Authorization</c> header.</summary>
    public required string Authorization { get; init; }

    /// <summary>The body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public string ContentType { get; init; }

    /// <summary>Headers of this request alone.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Headers { get; init; }
}
