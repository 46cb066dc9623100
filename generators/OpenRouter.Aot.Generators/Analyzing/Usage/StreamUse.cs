namespace OpenRouter.Aot.Generators.Analyzing;

/// <summary>What a piece of code does with a stream.</summary>
internal enum StreamUse
{
    /// <summary>Something that neither opens nor disposes it.</summary>
    Neutral,

    /// <summary>Begins to read it, so that a connection is held from there on.</summary>
    Opens,

    /// <summary>Disposes it, or does what ends with that.</summary>
    Disposes,

    /// <summary>Hands it on to code that may dispose it.</summary>
    HandsOn,
}
