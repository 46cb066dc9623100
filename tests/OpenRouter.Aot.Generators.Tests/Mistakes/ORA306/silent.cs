namespace OpenRouter.Aot.Cases.NameTwice;

public static partial class Tools
{
    [OpenRouterTool("read", "Reads")]
    public static void Read(int number) { }

    [OpenRouterTool("Read", "Reads again: names differ in capitals")]
    public static void Read(string text) { }
}

public static partial class Others
{
    [OpenRouterTool("read", "Reads: another class")]
    public static void Read() { }
}
