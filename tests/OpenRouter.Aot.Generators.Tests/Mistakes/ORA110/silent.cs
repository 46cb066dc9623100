using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("team-a", EnvironmentVariable = "A")]
[OpenRouterKey("teama", EnvironmentVariable = "B")]
[OpenRouterKey("chat", EnvironmentVariable = "C")]
[OpenRouterModel("chat", "openai/gpt-5-mini")]
[OpenRouterModel("CHAT", "openai/gpt-5")]
public static partial class Pool;
