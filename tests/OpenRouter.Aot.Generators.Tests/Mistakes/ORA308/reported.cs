namespace OpenRouter.Aot.Cases.NoDescription;

public static partial class Tools
{
    [OpenRouterTool]
    public static void Nothing() { }

    [OpenRouterTool("empty", "")]
    public static void Empty() { }

    /// <remarks>No summary.</remarks>
    [OpenRouterTool("remarks")]
    public static void Remarks() { }

    // A comment is no documentation.
    [OpenRouterTool("comment")]
    public static void Comment() { }
}
