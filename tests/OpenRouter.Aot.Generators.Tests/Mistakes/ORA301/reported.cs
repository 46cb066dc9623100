namespace OpenRouter.Aot.Cases.NotPartial;

/// <summary>Two tools, and one mistake.</summary>
public static class Whole
{
    [OpenRouterTool("a", "One")]
    public static void One() { }

    [OpenRouterTool("b", "Two")]
    public static void Two() { }
}

internal class Outer
{
    public sealed partial class Inner
    {
        [OpenRouterTool("c", "Three")]
        public void Three() { }
    }

    public record Other(int Number)
    {
        [OpenRouterTool("d", "Four")]
        public int Four() => Number;
    }
}
