namespace OpenRouter.Aot.Batches;

/// <summary>What went wrong with a batch or with one of its requests: a text, or an object.</summary>
[JsonUnion]
public readonly partial struct BatchError
{
    /// <summary>The text, where it is one.</summary>
    public partial string? Plain { get; }

    /// <summary>The error, where it is an object.</summary>
    public partial BatchErrorDetails? Details { get; }

    /// <summary>What is wrong; of whatever else came, its JSON.</summary>
    public string Message => Plain ?? Details?.Message ?? Raw?.ToString() ?? "";

    /// <summary>What is wrong.</summary>
    public override string ToString() => Message;
}
