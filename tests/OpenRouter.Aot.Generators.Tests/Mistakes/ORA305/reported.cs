namespace OpenRouter.Aot.Cases.BadName;

public static partial class Tools
{
    [OpenRouterTool("get weather", "A space")]
    public static void Space() { }

    [OpenRouterTool("", "Nothing")]
    public static void Empty() { }

    [OpenRouterTool("größe", "Another letter")]
    public static void Letter() { }

    [OpenRouterTool(description: "The name of the method")]
    public static void Größe() { }

    [OpenRouterTool("a0123456789012345678901234567890123456789012345678901234567890123", "64 and one more")]
    public static void Long() { }
}
