using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool(BaseUrl = "https://openrouter.ai/api/v1", AppUrl = "https://app.example/?from=us")]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class A;

[OpenRouterKeyPool(BaseUrl = "http://127.0.0.1:8080/api/v1", AppUrl = null)]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class B;
