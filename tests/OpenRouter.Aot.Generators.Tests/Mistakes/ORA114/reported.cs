using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1", Account = "acme")]
[OpenRouterKey("spare", EnvironmentVariable = "OPENROUTER_KEY_2", Account = "other")]
[OpenRouterAccount("Acme", MaxConcurrency = 5)]
public static partial class Pool;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterAccount("acme", MaxConcurrency = 5)]
public static partial class Other;
