using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterModel("chat", "openai/gpt-5-mini")]
public static partial class Pool;
