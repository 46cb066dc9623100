namespace OpenRouter.Aot;

/// <summary>How far a conversation with tools has come.</summary>
/// <param name="turns">The turns that it begins with; it adds to them.</param>
internal sealed class ToolProgress(IList<ChatTurn> turns)
{
    private readonly List<ToolResult> results = [];
    private readonly IList<ChatTurn> turns = turns;

    public IReadOnlyList<ChatTurn> Turns => [.. turns];

    public IReadOnlyList<ToolResult> Results => results;

    public int Steps { get; private set; }

    public decimal? Cost { get; private set; }

    public void Count(ChatCompletion answer)
    {
        Steps++;
        if ((answer.Usage?.Cost ?? answer.Info.Cost) is { } cost)
            Cost = (Cost ?? 0) + cost;
    }

    /// <summary>Adds what the model said.</summary>
    public void Add(ChatTurn said) => turns.Add(said);

    /// <summary>Adds what came of its calls.</summary>
    public void Add(ReadOnlySpan<ToolResult> came)
    {
        foreach (ToolResult result in came)
        {
            result.Step = Steps;
            results.Add(result);
            turns.Add(result.ToTurn());
        }
    }
}
