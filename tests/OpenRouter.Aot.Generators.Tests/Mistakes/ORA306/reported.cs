namespace OpenRouter.Aot.Cases.NameTwice;

public static partial class Tools
{
    [OpenRouterTool("read", "Reads")]
    public static void Read() { }

    [OpenRouterTool("read", "Reads again")]
    public static void ReadAgain() { }

    [OpenRouterTool(null, "Writes")]
    public static void Write() { }

    [OpenRouterTool(null, "Writes later")]
    public static void WriteAsync() { }
}
