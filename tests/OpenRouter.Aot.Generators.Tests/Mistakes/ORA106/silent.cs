using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
[OpenRouterKey("dotted", EnvironmentVariable = "app.openrouter:key")]
[OpenRouterKey("spaced", File = "C:\\My Keys\\a=b.key")]
[OpenRouterKey("sk-or", File = "keys/sk-or-main.txt")]
public static partial class Pool;
