namespace OpenRouter.Aot;

/// <summary>A conversation in which a model called tools until it answered.</summary>
public sealed class ToolRun
{
    internal ToolRun(ChatCompletion answer, IReadOnlyList<ChatTurn> turns, IReadOnlyList<ToolResult> results, int steps, decimal? cost)
    {
        Answer = answer;
        Turns = turns;
        Results = results;
        Steps = steps;
        Cost = cost;
    }

    /// <summary>The last answer, which calls no tool.</summary>
    public ChatCompletion Answer { get; }

    /// <summary>The text of the last answer.</summary>
    public string Text => Answer.Text;

    /// <summary>The whole conversation: the turns of the request, what the model said, the results of its tools, and its answer. It can be gone on with.</summary>
    public IReadOnlyList<ChatTurn> Turns { get; }

    /// <summary>What came of each call, in the order in which the model made them.</summary>
    public IReadOnlyList<ToolResult> Results { get; }

    /// <summary>How many answers it took, the last one included.</summary>
    public int Steps { get; }

    /// <summary>What all answers cost together, in USD; null where none said it.</summary>
    public decimal? Cost { get; }
}
