using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1", Account = "", Group = " ")]
public static partial class Pool;
