namespace OpenRouter.Aot;

/// <summary>How hard a model reasons. Models take the nearest that they have. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ReasoningEffort
{
    /// <summary>Not at all.</summary>
    public static partial ReasoningEffort None { get; }

    /// <summary>Hardly.</summary>
    public static partial ReasoningEffort Minimal { get; }

    /// <summary>Little.</summary>
    public static partial ReasoningEffort Low { get; }

    /// <summary>Middling; most models' default.</summary>
    public static partial ReasoningEffort Medium { get; }

    /// <summary>Hard.</summary>
    public static partial ReasoningEffort High { get; }

    /// <summary>Harder.</summary>
    public static partial ReasoningEffort Xhigh { get; }

    /// <summary>As hard as the model can.</summary>
    public static partial ReasoningEffort Max { get; }
}
