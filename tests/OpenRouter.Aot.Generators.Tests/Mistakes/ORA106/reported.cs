using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("secret", EnvironmentVariable = "sk-or-v1-never-shown")]
[OpenRouterKey("filed", File = "sk-or-v1-never-shown")]
[OpenRouterKey("spaced", EnvironmentVariable = "OPENROUTER KEY")]
[OpenRouterKey("assigned", EnvironmentVariable = "KEY=value")]
[OpenRouterKey("blank", EnvironmentVariable = "")]
[OpenRouterKey("blank-file", File = " ")]
[OpenRouterKey("nul", File = "a\0b")]
public static partial class Pool;
