using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>A tool of OpenRouter's own on its way through Microsoft.Extensions.AI.</summary>
internal sealed class OpenRouterAITool(ChatTool tool) : AITool
{
    public ChatTool Tool => tool;

    public override string Name => tool.Function?.Name ?? tool.Type?.Value ?? "";

    public override string Description => tool.Function?.Description ?? "";
}
