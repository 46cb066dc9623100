using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterKey("spare", EnvironmentVariable = Names.First)]
[OpenRouterKey("third", File = "secrets/key")]
[OpenRouterKey("fourth", File = "secrets/key")]
public static partial class Pool;

internal static class Names
{
    public const string First = "OPENROUTER_KEY_" + "1";
}
