using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("", EnvironmentVariable = "A")]
[OpenRouterKey(" ", EnvironmentVariable = "B")]
[OpenRouterKey("--", EnvironmentVariable = "C")]
[OpenRouterKey("keys", EnvironmentVariable = "D")]
[OpenRouterModel("models", "openai/gpt-5-mini")]
[OpenRouterModel("*", "openai/gpt-5-mini")]
public static partial class Pool;
