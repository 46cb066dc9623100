using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool(Strategy = 0)]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1", Weight = 2)]
public static partial class Pool;
