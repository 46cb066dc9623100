using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool(
    Strategy = (KeyStrategy)3, FailureThreshold = 65, FailureWindowSeconds = 0, CooldownSeconds = -1, MaxCooldownSeconds = 2678401)]
[OpenRouterKey("heavy", EnvironmentVariable = "A", Account = "acme", Weight = 1000.001, Priority = 1001, MaxConcurrency = 0, Pace = 0)]
[OpenRouterKey("light", EnvironmentVariable = "B", Weight = 0.0005, Priority = -1, MaxConcurrency = -1, Pace = 1000001)]
[OpenRouterKey("between", EnvironmentVariable = "C", Weight = 0.0015, Pace = double.NaN)]
[OpenRouterAccount("acme", MaxConcurrency = 0)]
public static partial class Pool;

[OpenRouterKeyPool(FailureThreshold = 0, CooldownSeconds = double.PositiveInfinity)]
[OpenRouterKey("main", EnvironmentVariable = "A")]
public static partial class Other;
