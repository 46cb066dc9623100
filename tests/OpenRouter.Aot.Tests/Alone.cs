namespace OpenRouter.Aot.Tests;

/// <summary>Tests that change or measure what belongs to the whole process: they run by themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
