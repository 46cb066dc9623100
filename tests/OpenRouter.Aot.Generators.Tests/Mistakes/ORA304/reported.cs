using System.Collections.Generic;
using System.Threading.Tasks;

namespace OpenRouter.Aot.Cases.UnknownResult;

public static partial class Tools
{
    [OpenRouterTool("a", "Gives a map")]
    public static Dictionary<string, int> Map() => [];

    [OpenRouterTool("b", "Gives an object, later")]
    public static Task<object> Later() => Task.FromResult(new object());

    [OpenRouterTool("c", "Gives a stream of results")]
    public static async IAsyncEnumerable<int> Stream()
    {
        await Task.Yield();
        yield return 1;
    }

    [OpenRouterTool("d", "Gives a task of a task")]
    public static Task<Task<int>> Twice() => Task.FromResult(Task.FromResult(1));
}
