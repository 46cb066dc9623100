using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class Pool
{
    public const string Key = "key";

    public static OpenRouterClientOptions CreateOptions(string group)
    {
        OpenRouterClientOptions options = CreateOptions();
        options.Keys[0].Group = group;
        return options;
    }

    public static OpenRouterClient CreateClient(string group) => new(CreateOptions(group));
}

/// <summary>Not a pool.</summary>
public static class Keys
{
    public const string Models = "models";
}
