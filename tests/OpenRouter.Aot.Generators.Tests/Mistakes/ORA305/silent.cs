namespace OpenRouter.Aot.Cases.BadName;

public static partial class Tools
{
    [OpenRouterTool("get-Weather_2", "All that is allowed")]
    public static void Allowed() { }

    [OpenRouterTool(null, "The name of the method")]
    public static void GetHTTPStatusAsync() { }

    [OpenRouterTool("0123456789012345678901234567890123456789012345678901234567890123", "64")]
    public static void Long() { }
}
