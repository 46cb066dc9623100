using OpenRouter.Aot;

namespace Consumer;

/// <summary>Whole and with instances.</summary>
[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public class Whole;

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
public static class NotPartial
{
    public const string Own = "own";
}

[OpenRouterKeyPool]
[OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
internal sealed partial class NotStatic;

public class Outer
{
    public partial struct Middle
    {
        [OpenRouterKeyPool]
        [OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1")]
        private static partial class Inner;
    }
}
