using OpenRouter.Aot;

namespace Consumer;

/// <summary>The keys and models of this program.</summary>
[OpenRouterKeyPool(Strategy = KeyStrategy.Weighted, FailureThreshold = 3, FailureWindowSeconds = 60, CooldownSeconds = 60)]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1", Account = "acme", Weight = 2, MaxConcurrency = 5)]
[OpenRouterKey("spare", EnvironmentVariable = "OPENROUTER_KEY_2", Account = "acme")]
[OpenRouterModel("chat", "anthropic/claude-sonnet-4.5", "openai/gpt-5-mini")]     // an alias and its fallbacks, in order
public static partial class Pool;
