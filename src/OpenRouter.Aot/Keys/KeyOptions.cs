namespace OpenRouter.Aot;

/// <summary>One key of a pool.</summary>
public sealed class KeyOptions
{
    /// <summary>The name that stands for the key in logs, metrics and errors. Default: <c>key-1</c>, <c>key-2</c>, … by position.</summary>
    public string? Alias { get; set; }

    /// <summary>The secret.</summary>
    public ApiKey? Secret { get; set; }

    /// <summary>
    /// The OpenRouter account that the key belongs to. Keys of one account share credits, the free-model quota and the in-flight budget, so
    /// a failure of the account benches them together. Default: the key stands alone.
    /// </summary>
    public string? Account { get; set; }

    /// <summary>
    /// The group that may use the key: a team, a purpose. A request that names no group uses only keys without one. Default: none.
    /// </summary>
    public string? Group { get; set; }

    /// <summary>The environment variable that the secret came from, so that it is not reported as ignored.</summary>
    internal string? Source { get; set; }
}
