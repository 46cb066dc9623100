namespace OpenRouter.Aot.Cases.NotPartial;

public static partial class Parts
{
    [OpenRouterTool("a", "One")]
    public static void One() { }
}

public static class WithoutTools
{
    public static void One() { }

    [Mine.OpenRouterTool]
    public static void Two() { }
}

public static class Mine
{
    [System.AttributeUsage(System.AttributeTargets.Method)]
    public sealed class OpenRouterToolAttribute : System.Attribute;
}
