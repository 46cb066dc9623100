using OpenRouter.Aot;

namespace Consumer;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class Pool;

internal static partial class Outer
{
    internal partial record Middle
    {
        [OpenRouterKeyPool]
        [OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
        internal static partial class Inner
        {
            public const string Own = "own";
        }
    }
}

/// <summary>Not a pool.</summary>
public class Another;
