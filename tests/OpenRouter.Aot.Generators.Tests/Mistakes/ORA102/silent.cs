using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
public static partial class Pool;

[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class Pool;
