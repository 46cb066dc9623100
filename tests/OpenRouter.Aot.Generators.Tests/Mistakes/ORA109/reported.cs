using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool(CooldownSeconds = 60, MaxCooldownSeconds = 59.5)]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class Pool;

/// <summary>Shorter than the default of the first.</summary>
[OpenRouterKeyPool(MaxCooldownSeconds = 30)]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class Short;

/// <summary>Longer than the default of the longest.</summary>
[OpenRouterKeyPool(CooldownSeconds = 7200)]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class Long;
