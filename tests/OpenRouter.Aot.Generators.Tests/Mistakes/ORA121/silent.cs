using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterModel("plain", "openai/gpt-5-mini", "anthropic/claude-sonnet-4.5", "z-ai/glm-4.5v", "x-ai/grok-4_fast")]
[OpenRouterModel("suffixed", "deepseek/deepseek-r1:free:online", "openai/gpt-5:nitro")]
[OpenRouterModel("latest", "~anthropic/claude-sonnet-latest")]
[OpenRouterModel("preset", "@preset/my-preset", "openai/gpt-5@preset/my-preset")]
[OpenRouterModel("router", "openrouter/auto")]
public static partial class Pool;

internal static class Uses
{
    public static readonly ModelRoute Alias = new("chat", "gpt-5-mini", "team/eu/chat");

    public static readonly ModelRoute Default = "";

    public static readonly ModelRoute None = (string?)null;

    public static ModelRoute Named(string name) => name + " ";

    public static ChatRequest Ask() => new() { Model = "plain", Messages = ["Hello there"], MaxTokens = 1 };

    public static string Text { get; } = "no slug at all";
}
