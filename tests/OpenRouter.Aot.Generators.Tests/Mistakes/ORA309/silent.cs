using System.Threading;

namespace OpenRouter.Aot.Cases.TokenTwice;

public static partial class Tools
{
    [OpenRouterTool("a", "Takes one")]
    public static void One(CancellationToken first, int number) { }

    public static void Two(CancellationToken first, CancellationToken second) { }
}
