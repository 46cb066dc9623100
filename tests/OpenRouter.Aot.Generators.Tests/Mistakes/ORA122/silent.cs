using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterModel("chat", "a/b:free", "a/b:nitro", "a/b:floor", "a/b:exacto", "a/b:online", "a/b:thinking", "a/b:extended", "a/b:batch", "a/b:free:online")]
public static partial class Pool;

internal static class Uses
{
    public static readonly ModelRoute Alias = new("team:fast", "@preset/a:b");
}
