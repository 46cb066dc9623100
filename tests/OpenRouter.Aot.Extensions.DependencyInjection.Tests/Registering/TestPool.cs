namespace OpenRouter.Aot.Extensions.DependencyInjection.Tests;

/// <summary>A generated pool.</summary>
[OpenRouterKeyPool(AppTitle = "Tests")]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_AOT_TESTS_MAIN")]
[OpenRouterKey("spare", EnvironmentVariable = "OPENROUTER_AOT_TESTS_SPARE")]
public static partial class TestPool;
