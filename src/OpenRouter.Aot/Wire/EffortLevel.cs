namespace OpenRouter.Aot;

/// <summary>How hard a model reasons. Models take the nearest that they have. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct EffortLevel
{
    /// <summary>Not at all.</summary>
    public static partial EffortLevel None { get; }

    /// <summary>Hardly.</summary>
    public static partial EffortLevel Minimal { get; }

    /// <summary>Little.</summary>
    public static partial EffortLevel Low { get; }

    /// <summary>Middling; most models' default.</summary>
    public static partial EffortLevel Medium { get; }

    /// <summary>Hard.</summary>
    public static partial EffortLevel High { get; }

    /// <summary>Harder.</summary>
    public static partial EffortLevel Xhigh { get; }

    /// <summary>As hard as the model can.</summary>
    public static partial EffortLevel Max { get; }
}
