namespace OpenRouter.Aot.Cases.NameTaken;

public partial class Tools
{
    public static int All => 1;

    [OpenRouterTool("b", "Needs an instance")]
    public void Instance() { }
}

public static partial class StaticTools
{
    [OpenRouterTool("a", "Needs no instance")]
    public static void CreateTools() { }
}
