using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("none")]
[OpenRouterKey("null", EnvironmentVariable = null)]
[OpenRouterKey("both", EnvironmentVariable = "OPENROUTER_KEY_1", File = "main.key")]
public static partial class Pool;
