using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool(
    Strategy = KeyStrategy.LeastInFlight, FailureThreshold = 64, FailureWindowSeconds = 0.0000001, CooldownSeconds = 1, MaxCooldownSeconds = 2678400)]
[OpenRouterKey("heavy", EnvironmentVariable = "A", Account = "acme", Weight = 1000, Priority = 1000, MaxConcurrency = 1, Pace = 0.001)]
[OpenRouterKey("light", EnvironmentVariable = "B", Weight = 0.001, Priority = 0, MaxConcurrency = int.MaxValue, Pace = 1000000)]
[OpenRouterKey("computed", EnvironmentVariable = "C", Weight = 0.1 + 0.2)]
[OpenRouterAccount("acme", MaxConcurrency = 1)]
public static partial class Pool;
