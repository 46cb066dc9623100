using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool(Strategy = KeyStrategy.RoundRobin)]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterKey("spare", EnvironmentVariable = "OPENROUTER_KEY_2", Weight = 2)]
[OpenRouterKey("third", EnvironmentVariable = "OPENROUTER_KEY_3", Weight = 0.5)]
public static partial class Pool;

[OpenRouterKeyPool(CooldownSeconds = 30, Strategy = OpenRouter.Aot.KeyStrategy.RoundRobin)]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1", Weight = 3)]
public static partial class Other;
