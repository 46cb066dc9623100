namespace OpenRouter.Aot.Cases.NoTool;

public static partial class Tools
{
    [OpenRouterTool("a", "Generic")]
    public static void Generic<T>(int number) { }

    [OpenRouterTool("b", "Gives by reference")]
    public static void Out(out int number) => number = 1;

    [OpenRouterTool("c", "Takes by reference")]
    public static void Ref(ref int number) => number++;

    [OpenRouterTool("d", "Reads by reference")]
    public static void In(in int number) { }

    [OpenRouterTool("e", "Takes any count")]
    public static void Params(params int[] numbers) { }

    private static int field;

    [OpenRouterTool("f", "Returns a reference")]
    public static ref int Reference() => ref field;
}

public partial struct Value
{
    [OpenRouterTool("a", "In a struct")]
    public void InStruct() { }
}

public partial class Generic<T>
{
    [OpenRouterTool("a", "In a generic class")]
    public void InGeneric() { }
}

file partial class OfOneFile
{
    [OpenRouterTool("a", "In a class of one file")]
    public void InFile() { }
}
