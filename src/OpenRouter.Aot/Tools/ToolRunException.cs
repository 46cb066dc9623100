namespace OpenRouter.Aot;

/// <summary>
/// A conversation with tools broke after tools had run. What was said until then is kept: a new run that begins with <see cref="Turns"/> goes on where this one
/// stopped, and runs none of those tools again.
/// </summary>
public sealed class ToolRunException : OpenRouterException
{
    internal ToolRunException(string message, OpenRouterException cause, ToolProgress progress)
        : base(cause, message) => (Turns, Results, Steps, Cost) = (progress.Turns, progress.Results, progress.Steps, progress.Cost);

    internal ToolRunException(string message, ChatCompletion answer, ToolProgress progress)
        : base(message, answer.Info, innerException: null)
    {
        (Turns, Results, Steps, Cost) = (progress.Turns, progress.Results, progress.Steps, progress.Cost);
        Answer = answer;
    }

    /// <summary>The conversation up to the last result of a tool: the turns of the request, what the model said, and the results. It can be gone on with.</summary>
    public IReadOnlyList<ChatTurn> Turns { get; }

    /// <summary>What came of each call, in the order in which the model made them.</summary>
    public IReadOnlyList<ToolResult> Results { get; }

    /// <summary>How many answers there were.</summary>
    public int Steps { get; }

    /// <summary>What all answers cost together, in USD; null where none said it.</summary>
    public decimal? Cost { get; }

    /// <summary>The answer whose calls were not run, because no more steps were allowed; null where a request failed.</summary>
    public ChatCompletion? Answer { get; }
}
