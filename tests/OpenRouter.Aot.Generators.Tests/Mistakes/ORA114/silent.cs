using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1", Account = "acme")]
[OpenRouterAccount("acme", MaxConcurrency = 5)]
public static partial class Pool;
