namespace OpenRouter.Aot;

/// <summary>How large JSON may be that is read.</summary>
/// <param name="MaxDepth">The deepest that objects and arrays may nest.</param>
/// <param name="MaxStringBytes">The longest string, as it is sent.</param>
internal readonly record struct JsonLimits(int MaxDepth, int MaxStringBytes)
{
    /// <summary>Depth: twice what a schema inside a tool inside a request was seen to need, and a tenth of what a thread's stack can take.</summary>
    public static JsonLimits Default { get; } = new(MaxDepth: 256, MaxStringBytes: 256 * 1024 * 1024);
}
