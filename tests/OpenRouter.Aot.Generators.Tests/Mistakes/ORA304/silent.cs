using System.Collections.Generic;
using System.Threading.Tasks;

namespace OpenRouter.Aot.Cases.UnknownResult;

public static partial class Tools
{
    [OpenRouterTool("a", "Gives nothing")]
    public static ValueTask Nothing() => default;

    [OpenRouterTool("b", "Gives JSON")]
    public static Task<RawJson?> Json() => Task.FromResult<RawJson?>(null);

    [OpenRouterTool("c", "Gives content")]
    public static ValueTask<TurnContent> Content() => new("text");

    [OpenRouterTool("d", "Gives numbers")]
    public static IEnumerable<int> Numbers() => [1];

    public static object Anything() => 1;
}
