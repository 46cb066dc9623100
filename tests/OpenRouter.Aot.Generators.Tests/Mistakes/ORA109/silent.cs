using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool(CooldownSeconds = 60, MaxCooldownSeconds = 60)]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class Pool;

[OpenRouterKeyPool(CooldownSeconds = 3600)]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class Long;

[OpenRouterKeyPool(CooldownSeconds = 7200, MaxCooldownSeconds = 7200)]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class Longer;
