using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterKey("chat", EnvironmentVariable = "OPENROUTER_KEY_2")]
[OpenRouterModel("chat", "openai/gpt-5-mini")]
public static partial class Pool;

/// <summary>Another pool has names of its own.</summary>
[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterModel("chat", "openai/gpt-5-mini")]
public static partial class Other;
