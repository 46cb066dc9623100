namespace OpenRouter.Aot.Cli;

/// <summary>What was asked of a model, a key or a provider, and what it took.</summary>
internal sealed class Usage
{
    /// <summary>Requests that ended, well or not.</summary>
    public long Requests { get; private set; }

    /// <summary>Those of them that failed.</summary>
    public long Failed { get; private set; }

    public long PromptTokens { get; private set; }

    public long CompletionTokens { get; private set; }

    /// <summary>In USD.</summary>
    public decimal Cost { get; private set; }

    public void Add(in SummaryEntry entry)
    {
        Requests++;
        Failed += entry.FailedFor is null ? 0 : 1;
        PromptTokens += entry.PromptTokens;
        CompletionTokens += entry.CompletionTokens;
        Cost += entry.Cost;
    }
}
