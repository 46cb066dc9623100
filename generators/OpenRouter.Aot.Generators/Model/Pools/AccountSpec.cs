namespace OpenRouter.Aot.Generators.Model;

/// <summary>What holds for an account of a pool.</summary>
/// <param name="Label">The account, as the keys name it.</param>
/// <param name="MaxConcurrency">The most attempts at once; null without a limit.</param>
internal sealed record AccountSpec(string Label, int? MaxConcurrency);
