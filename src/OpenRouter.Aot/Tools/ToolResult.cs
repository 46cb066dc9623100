namespace OpenRouter.Aot;

/// <summary>What came of one call of a tool.</summary>
public sealed class ToolResult
{
    internal ToolResult(ToolCall call, TurnContent content, Exception? error)
    {
        Call = call;
        Content = content;
        Error = error;
    }

    /// <summary>The call, as the model made it.</summary>
    public ToolCall Call { get; }

    /// <summary>What the model is told: the result, or what went wrong.</summary>
    public TurnContent Content { get; }

    /// <summary>What went wrong: what the tool threw, or a <see cref="ToolArgumentException"/>; null where the tool gave a result.</summary>
    public Exception? Error { get; }

    /// <summary>Whether the tool gave no result.</summary>
    public bool IsError => Error is not null;

    /// <summary>The step of its <see cref="ToolRun"/> in which it was called, from 1; 0 outside one.</summary>
    public int Step { get; internal set; }

    /// <summary>The turn that tells the model.</summary>
    public ChatTurn ToTurn() => ChatTurn.Tool(Call.Id ?? "", Content);
}
