using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterKey("spare", EnvironmentVariable = "OPENROUTER_KEY_2")]
[OpenRouterKey("filed", File = "OPENROUTER_KEY_1")]
public static partial class Pool;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class Other;
