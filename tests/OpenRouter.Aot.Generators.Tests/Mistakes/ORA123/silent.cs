using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterModel("chat", "openai/gpt-5", "openai/gpt-5-mini", "openai/gpt-5:nitro")]
[OpenRouterModel("other", "openai/gpt-5")]
public static partial class Pool;

internal static class Uses
{
    public static readonly ModelRoute Different = new("openai/gpt-5", "openai/gpt-5:free");

    public static ModelRoute Longer(ModelRoute route) => route.WithFallbacks("openai/gpt-5", "openai/gpt-5");

    public static ModelRoute Of(string first) => new(first, first);
}
