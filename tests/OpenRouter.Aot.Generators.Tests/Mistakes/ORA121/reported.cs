using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterModel("bare", "gpt-5-mini")]
[OpenRouterModel("spaced", "openai/gpt-5 mini", " openai/gpt-5-mini")]
[OpenRouterModel("empty", "", "openai/", "/gpt-5", "openai/gpt-5:", "openai//gpt-5")]
[OpenRouterModel("deep", "https://openrouter.ai/openai/gpt-5", "openai/gpt/5")]
[OpenRouterModel("strange", "openai/gpt_5,openai/gpt-5", "openai/gpt-5@v1", "@preset/", "@other/name")]
[OpenRouterModel("array", "openai/gpt-5", new[] { "gpt-5-mini" })]
public static partial class Pool;

internal static class Uses
{
    public static readonly ModelRoute Blank = new("openai/gpt-5", "");

    public static ModelRoute Spaced => "openai/gpt-5 mini";

    public static ModelRoute Longer(ModelRoute route) => route.WithFallbacks("openai/gpt-5", "openai/gpt-5 mini");

    public static ChatRequest Ask() => new() { Model = "openai/", Messages = ["Hello"], MaxTokens = 1 };
}
