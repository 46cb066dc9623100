using System;

namespace OpenRouter.Aot.Cases.Whole;

/// <summary>All that a pool can say.</summary>
[OpenRouterKeyPool(
    Strategy = KeyStrategy.Weighted, FailureThreshold = 3, FailureWindowSeconds = 60, CooldownSeconds = 0.5, MaxCooldownSeconds = 600,
    BaseUrl = "https://gateway.example/v1", AppUrl = "https://app.example", AppTitle = "An \"app\" \\ of ours")]
[OpenRouterKey("main", EnvironmentVariable = "ORA_CASE_WHOLE_1", Account = "acme", Weight = 2, MaxConcurrency = 5)]
[OpenRouterKey("spare", EnvironmentVariable = "ORA_CASE_WHOLE_2", Account = "acme", Group = "night", Weight = 0.5, Priority = 1, Pace = 1.5)]
[OpenRouterAccount("acme", MaxConcurrency = 20)]
[OpenRouterModel("chat", "anthropic/claude-sonnet-4.5", "openai/gpt-5-mini")]
[OpenRouterModel("cheap", "openai/gpt-5-nano:floor")]
public static partial class Pool;

public static class Uses
{
    public static void Run(Check check)
    {
        Environment.SetEnvironmentVariable("ORA_CASE_WHOLE_1", "one");
        Environment.SetEnvironmentVariable("ORA_CASE_WHOLE_2", "two");
        OpenRouterClientOptions options = Pool.CreateOptions();
        check.Same<KeyStrategy?>(KeyStrategy.Weighted, options.Strategy);
        check.Same(3, options.Breaker.FailureThreshold);
        check.Same(TimeSpan.FromMinutes(1), options.Breaker.FailureWindow);
        check.Same(TimeSpan.FromMilliseconds(500), options.Breaker.Cooldown);
        check.Same(TimeSpan.FromMinutes(10), options.Breaker.MaxCooldown);
        check.Same(new Uri("https://gateway.example/v1"), options.BaseUrl);
        check.Same(new Uri("https://app.example"), options.AppUrl);
        check.Same("An \"app\" \\ of ours", options.AppTitle);
        check.Same(20, options.Accounts["acme"].MaxConcurrency);

        KeyOptions main = options.Keys[0], spare = options.Keys[1];
        check.Same("main", main.Secret?.ToString());
        check.Same("acme", main.Account);
        check.Same<string?>(null, main.Group);
        check.Same(2d, main.Weight);
        check.Same(5, main.MaxConcurrency);
        check.Same(0, main.Priority);
        check.Same<double?>(null, main.Pace);
        check.Same(Pool.Keys.Spare, spare.Alias);
        check.Same("night", spare.Group);
        check.Same(0.5, spare.Weight);
        check.Same(1, spare.Priority);
        check.Same(1.5, spare.Pace);

        check.Same(new ModelRoute("anthropic/claude-sonnet-4.5", "openai/gpt-5-mini"), Pool.Models.Chat);
        check.Same(Pool.Models.Chat, options.Models["chat"]);
        check.Same("openai/gpt-5-nano:floor", Pool.Models.Cheap.Primary);
        check.Same(2, options.Models.Count);

        using OpenRouterClient client = Pool.CreateClient(changed => changed.Seed = 7);
        check.Same(2, client.GetStatistics().Keys.Count);
    }
}
