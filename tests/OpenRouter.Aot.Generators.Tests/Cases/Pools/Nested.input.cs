using OpenRouter.Aot;

/// <summary>Pools inside other types, of every kind and access, without a namespace.</summary>
public partial class Outer<T, @class>
{
    protected internal partial record struct Middle
    {
        [OpenRouterKeyPool]
        [OpenRouterKey("inner", EnvironmentVariable = "ORA_CASE_NESTED_1")]
        [OpenRouterModel("chat", "openai/gpt-5-mini")]
        private static partial class Pool;

        public static string Name => Pool.Keys.Inner + Pool.Models.Chat;
    }
}

internal static partial class Holder
{
    [OpenRouterKeyPool]
    [OpenRouterKey("held", EnvironmentVariable = "ORA_CASE_NESTED_2")]
    internal static partial class Pool;

    internal partial interface IPart
    {
        [OpenRouterKeyPool]
        [OpenRouterKey("of-interface", EnvironmentVariable = "ORA_CASE_NESTED_3")]
        static partial class Pool;
    }
}

public static class Uses
{
    public static void Run(OpenRouter.Aot.Cases.Check check)
    {
        check.Same("held", Holder.Pool.Keys.Held);
        check.Same("of-interface", Holder.IPart.Pool.Keys.OfInterface);
        check.Same("inneropenai/gpt-5-mini", Of<int>.Text());
    }

    private sealed class Of<T> : Outer<T, string>
    {
        public static string Text() => Middle.Name;
    }
}
