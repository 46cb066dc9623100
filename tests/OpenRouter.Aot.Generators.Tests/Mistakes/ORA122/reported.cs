using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterModel("chat", "openai/gpt-5-mini:fast", "openai/gpt-5:free:quick")]
public static partial class Pool;

internal static class Uses
{
    public static readonly ModelRoute Route = new("openai/gpt-5:FREE", "openai/gpt-5:nitr0@preset/mine");

    public static ModelRoute Single => "anthropic/claude-sonnet-4.5:thinkin";
}
