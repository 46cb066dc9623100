namespace OpenRouter.Aot.Simulation;

/// <summary>What a refusal says of when to come back.</summary>
public enum HintKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The time that it takes, in whole seconds.</summary>
    Right,

    /// <summary>A second, however long it takes.</summary>
    TooShort,

    /// <summary>A minute more than it takes.</summary>
    TooLong,
}
