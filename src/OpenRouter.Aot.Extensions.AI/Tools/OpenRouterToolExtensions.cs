using OpenRouter.Aot;
using OpenRouter.Aot.Extensions.AI;

namespace Microsoft.Extensions.AI;

/// <summary>Tools of OpenRouter.Aot as tools of Microsoft.Extensions.AI.</summary>
public static class OpenRouterToolExtensions
{
    /// <summary>
    /// The tools of a set as functions, in their order, for <see cref="ChatOptions.Tools"/>: <c>new ChatOptions { Tools = [.. Tools.All.AsAIFunctions()] }</c>. What a
    /// tool throws reaches the caller of the function. Services come from the set, else from the call. They are as safe for use by several threads as the tools are.
    /// </summary>
    /// <param name="tools">The set; a class with <see cref="OpenRouterToolAttribute"/> methods has one in <c>All</c>.</param>
    public static IReadOnlyList<AIFunction> AsAIFunctions(this ToolSet tools)
    {
        ArgumentNullException.ThrowIfNull(tools);
        var functions = new AIFunction[tools.Count];
        for (int i = 0; i < functions.Length; i++)
            functions[i] = new OpenRouterFunction(tools[i], tools);
        return functions;
    }

    /// <summary>A tool that OpenRouter itself runs, such as <c>ChatTool.FromServer(ToolKind.WebFetch)</c>, for <see cref="ChatOptions.Tools"/>. Other clients do not know it.</summary>
    /// <param name="tool">The tool; it is sent as it is.</param>
    public static AITool AsAITool(this ChatTool tool)
    {
        ArgumentNullException.ThrowIfNull(tool);
        return new OpenRouterAITool(tool);
    }
}
