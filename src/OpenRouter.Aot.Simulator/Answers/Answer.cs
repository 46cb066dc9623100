namespace OpenRouter.Aot.Simulator;

/// <summary>An answer before it is written in the shape of an endpoint.</summary>
internal sealed class Answer
{
    public required string Id { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required ModelState Model { get; init; }

    public required InferenceRequest Request { get; init; }

    /// <summary>The words of the text, or the pieces of the tool call's arguments.</summary>
    public required IReadOnlyList<string> Pieces { get; init; }

    public required int CompletionTokens { get; init; }

    public int ReasoningTokens { get; init; }

    /// <summary>What the model thought, where that is all there is.</summary>
    public string? Reasoning { get; init; }

    /// <summary><c>stop</c>, <c>length</c>, <c>tool_calls</c>, <c>error</c>, or null.</summary>
    public required string? FinishReason { get; init; }

    public required TimeSpan Latency { get; init; }

    /// <summary>An error inside the choice.</summary>
    public ErrorAnswer? ChoiceError { get; init; }

    public ToolCall? Tool => Request.Tool;

    public int PromptTokens => Request.PromptTokens;

    public string Text => string.Concat(Pieces);

    public decimal PromptCost => PromptTokens * Model.PromptPrice;

    public decimal CompletionCost => CompletionTokens * Model.CompletionPrice;

    public decimal Cost => PromptCost + CompletionCost;

    /// <summary>The same answer after its first pieces.</summary>
    public Answer Cut(int pieces, string? finishReason, ErrorAnswer? error) => new()
    {
        Id = Id,
        Created = Created,
        Model = Model,
        Request = Request,
        Pieces = [.. Pieces.Take(pieces)],
        CompletionTokens = Math.Min(pieces, CompletionTokens),
        FinishReason = finishReason,
        Latency = Latency,
        ChoiceError = error,
    };
}
