using System.Linq;

namespace OpenRouter.Aot.Cases.Spread;

/// <summary>A part that says nothing of keys.</summary>
public static partial class Pool
{
    public const string Own = "own";
}

[OpenRouterKey("third", EnvironmentVariable = "ORA_CASE_SPREAD_3")]
public static partial class Pool;

/// <summary>What stands beside the mark comes first.</summary>
[OpenRouterKey("first", EnvironmentVariable = "ORA_CASE_SPREAD_1")]
[OpenRouterKeyPool(Strategy = KeyStrategy.LeastInFlight)]
[OpenRouterKey("second", EnvironmentVariable = "ORA_CASE_SPREAD_2")]
public static partial class Pool;

[OpenRouterModel(fallbacks: new[] { "openai/gpt-5-mini" }, model: "openai/gpt-5", alias: "chat")]
public static partial class Pool;

public static class Uses
{
    public static void Run(Check check)
    {
        foreach (int number in Enumerable.Range(1, 3))
            System.Environment.SetEnvironmentVariable("ORA_CASE_SPREAD_" + number, "secret-" + number);
        check.Same("first, second, third", string.Join(", ", Pool.CreateOptions().Keys.Select(key => key.Alias)));
        check.Same(new ModelRoute("openai/gpt-5", "openai/gpt-5-mini"), Pool.Models.Chat);
    }
}
