using OpenRouter.Aot;

namespace Consumer;

/// <summary>Whole and with instances.</summary>
[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class Whole;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static partial class NotPartial
{
    public const string Own = "own";
}

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
internal static partial class NotStatic;

public partial class Outer
{
    public partial struct Middle
    {
        [OpenRouterKeyPool]
        [OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
        private static partial class Inner;
    }
}
