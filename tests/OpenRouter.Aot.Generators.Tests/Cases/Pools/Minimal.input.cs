using System;

namespace OpenRouter.Aot.Cases.Minimal;

/// <summary>A pool that says no more than it must.</summary>
[OpenRouterKeyPool]
[OpenRouterKey("only", EnvironmentVariable = "ORA_CASE_MINIMAL")]
public static partial class Pool;

public static class Uses
{
    public static void Run(Check check)
    {
        Environment.SetEnvironmentVariable("ORA_CASE_MINIMAL", "secret");
        OpenRouterClientOptions options = Pool.CreateOptions();
        check.Same(1, options.Keys.Count);
        check.Same(Pool.Keys.Only, options.Keys[0].Alias);
        check.Same<KeyStrategy?>(null, options.Strategy);
        check.Same(new OpenRouterClientOptions().Breaker.Cooldown, options.Breaker.Cooldown);
        check.Same(0, options.Models.Count);
    }
}
