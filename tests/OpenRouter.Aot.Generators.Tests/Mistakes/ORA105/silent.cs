using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1", File = null)]
[OpenRouterKey("filed", File = "main.key")]
public static partial class Pool;
