namespace OpenRouter.Aot.Cases.NameTaken;

public partial class Tools
{
    public static int All => 1;

    [OpenRouterTool("a", "Needs no instance")]
    public static void Static() { }

    [OpenRouterTool("b", "Needs one")]
    public void CreateTools() { }

    private sealed class GeneratedTools;
}
