namespace OpenRouter.Aot.Tests.Http;

/// <summary>Tests that change what belongs to the whole process: they run by themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
