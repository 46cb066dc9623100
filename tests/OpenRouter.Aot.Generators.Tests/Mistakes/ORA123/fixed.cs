using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterModel("chat", "openai/gpt-5", "openai/gpt-5-mini")]
[OpenRouterModel("array", "openai/gpt-5", new[] { "openai/gpt-5-mini" })]
public static partial class Pool;

internal static class Uses
{
    public static readonly ModelRoute Twice = new("openai/gpt-5");

    public static readonly ModelRoute Aliases = new ModelRoute(
        "chat",
        "array");

    public static readonly ModelRoute Listed = new(["chat"]);
}
