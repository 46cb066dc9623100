using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool(Strategy = KeyStrategy.RoundRobin)]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1", Weight = 1)]
[OpenRouterKey("spare", EnvironmentVariable = "OPENROUTER_KEY_2")]
public static partial class Plain;

/// <summary>Weighted by its weights.</summary>
[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1", Weight = 2)]
public static partial class Chosen;

[OpenRouterKeyPool(Strategy = KeyStrategy.LeastInFlight)]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1", Weight = 2)]
public static partial class Least;
