using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool(BaseUrl = "gateway/v1", AppUrl = "app")]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class A;

[OpenRouterKeyPool(BaseUrl = "ftp://gateway.example")]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class B;

[OpenRouterKeyPool(BaseUrl = "http://openrouter.ai/api/v1")]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class C;

[OpenRouterKeyPool(BaseUrl = "https://user@gateway.example/v1")]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class D;

[OpenRouterKeyPool(BaseUrl = "https://gateway.example/v1?x=1")]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class E;

[OpenRouterKeyPool(BaseUrl = "", AppUrl = " ")]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class F;
