using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class Pool
{
    public const string Keys = "keys";

    public static string Models { get; } = "models";

    public static int CreateOptions() => 0;
}

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class CreateClient;
