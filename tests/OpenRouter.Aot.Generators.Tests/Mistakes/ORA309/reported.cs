using System.Threading;

namespace OpenRouter.Aot.Cases.TokenTwice;

public static partial class Tools
{
    [OpenRouterTool("a", "Takes two")]
    public static void Two(CancellationToken first, CancellationToken second) { }
}
