using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
public static partial class Pool;

[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterModel("chat", "openai/gpt-5-mini")]
public static partial class Pool;

[System.AttributeUsage(System.AttributeTargets.Class)]
public sealed class OpenRouterKeyOfOursAttribute : System.Attribute;

[OpenRouterKeyOfOurs]
public static class Another;
