namespace OpenRouter.Aot.Generators.Model;

/// <summary>A key of a pool. What is null keeps its default.</summary>
/// <param name="Alias">The name that stands for the key.</param>
/// <param name="Identifier">The name of its constant.</param>
/// <param name="Variable">The environment variable that holds its secret.</param>
/// <param name="File">The file that holds its secret.</param>
/// <param name="Account">Its account.</param>
/// <param name="Group">Its group.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Priority">Its tier.</param>
/// <param name="MaxConcurrency">The most attempts at once.</param>
/// <param name="Pace">The most attempts a minute.</param>
internal sealed record KeySpec(
    string Alias, string Identifier, string? Variable, string? File, string? Account, string? Group, double? Weight, int? Priority, int? MaxConcurrency, double? Pace);
