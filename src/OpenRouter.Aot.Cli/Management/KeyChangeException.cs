namespace OpenRouter.Aot.Cli;

/// <summary>A key could not be made, replaced or disabled.</summary>
/// <param name="message">What went wrong.</param>
/// <param name="state">How things stand now, and how to go on.</param>
/// <param name="inner">What it comes from; a cancellation where the user stopped it.</param>
internal sealed class KeyChangeException(string message, string state, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How things stand now, and how to go on.</summary>
    public string State { get; } = state;

    /// <summary>Whether the user stopped it.</summary>
    public bool IsInterruption => InnerException is OperationCanceledException;
}
