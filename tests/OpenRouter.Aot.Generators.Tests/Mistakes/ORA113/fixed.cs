using OpenRouter.Aot;

namespace Consumer;

/// <summary>A class with keys that nothing reads.</summary>
[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterKey("spare", EnvironmentVariable = "OPENROUTER_KEY_2")]
public static partial class Keys1;

public static class Holder
{
    // What it is for.
    [OpenRouter.Aot.OpenRouterKeyPool]
    [OpenRouter.Aot.OpenRouterModel("chat", "openai/gpt-5-mini"), System.Obsolete("Not used.")]
    public static class Models1
    {
    }

    [OpenRouterKeyPool]
    [OpenRouterAccount("acme")]
    public class Accounts1;
}
