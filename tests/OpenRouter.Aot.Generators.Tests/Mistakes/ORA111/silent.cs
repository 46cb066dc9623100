using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("1", EnvironmentVariable = "A")]
[OpenRouterKey("models", EnvironmentVariable = "B")]
[OpenRouterKey("-x-", EnvironmentVariable = "C")]
[OpenRouterModel("keys", "openai/gpt-5-mini")]
[OpenRouterModel("class", "openai/gpt-5-mini")]
public static partial class Pool;
