using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1", Account = "acme")]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_2", Account = "acme")]
[OpenRouterAccount("acme", MaxConcurrency = 5)]
[OpenRouterAccount("acme", MaxConcurrency = 6)]
[OpenRouterModel("chat", "openai/gpt-5-mini")]
[OpenRouterModel(model: "openai/gpt-5", alias: "chat")]
public static partial class Pool;
