using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("team-a", EnvironmentVariable = "A")]
[OpenRouterKey("teamA", EnvironmentVariable = "B")]
[OpenRouterKey("TEAM", EnvironmentVariable = "C")]
[OpenRouterModel("gpt-5.1", "openai/gpt-5.1")]
[OpenRouterModel("gpt-51", "openai/gpt-5")]
[OpenRouterModel("4o", "openai/gpt-4o")]
[OpenRouterModel("model4o", "openai/gpt-4o-mini")]
public static partial class Pool;
