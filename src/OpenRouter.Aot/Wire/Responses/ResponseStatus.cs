namespace OpenRouter.Aot.Responses;

/// <summary>How far a response or an item of it has come. An open set: a status that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ResponseStatus
{
    /// <summary>It is complete.</summary>
    public static partial ResponseStatus Completed { get; }

    /// <summary>It ended early: at a token limit, or because a filter withheld the rest.</summary>
    public static partial ResponseStatus Incomplete { get; }

    /// <summary>It is being made.</summary>
    public static partial ResponseStatus InProgress { get; }

    /// <summary>It failed.</summary>
    public static partial ResponseStatus Failed { get; }

    /// <summary>It was cancelled.</summary>
    public static partial ResponseStatus Cancelled { get; }

    /// <summary>It waits.</summary>
    public static partial ResponseStatus Queued { get; }

    /// <summary>A search runs.</summary>
    public static partial ResponseStatus Searching { get; }

    /// <summary>An image is being made.</summary>
    public static partial ResponseStatus Generating { get; }

    /// <summary>Code runs.</summary>
    public static partial ResponseStatus Interpreting { get; }
}
