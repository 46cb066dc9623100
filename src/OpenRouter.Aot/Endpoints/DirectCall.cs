namespace OpenRouter.Aot;

/// <summary>A request with one key that the caller names.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path below the base address, with its query.</param>
/// <param name="Name">What it is called in errors: a path may hold the id of a key, which is written nowhere.</param>
internal readonly record struct DirectCall(HttpMethod Method, string Path, string Name)
{
    /// <summary>The account of the key, as far as it is known.</summary>
    public string Account { get; init; } = "";

    /// <summary>The JSON body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether an answer may hold a secret, so that no error may quote it.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether to send it twice is the same as to send it once.</summary>
    public bool IsIdempotent => Method != HttpMethod.Post;
}
