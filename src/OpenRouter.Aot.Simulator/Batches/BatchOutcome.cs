namespace OpenRouter.Aot.Simulator;

/// <summary>What a batch comes to.</summary>
internal sealed class BatchOutcome
{
    /// <summary>The results as JSON, one each, in the order of the requests.</summary>
    public List<byte[]> Results { get; } = [];

    public int Completed { get; set; }

    public int Failed { get; set; }

    public long PromptTokens { get; set; }

    public long CompletionTokens { get; set; }

    public decimal Cost { get; set; }

    /// <summary><c>completed</c>, <c>failed</c> or <c>expired</c>.</summary>
    public string Status { get; set; } = "completed";

    /// <summary>Why all of it failed.</summary>
    public string? Error { get; set; }
}
