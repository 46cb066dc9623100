using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>Writes tools of Microsoft.Extensions.AI, and whether they may be called, into a request.</summary>
internal static class ToolWriter
{
    /// <summary>The additional property that asks for the schema to be followed to the letter, as other adapters have it.</summary>
    public const string Strict = "strict";

    /// <exception cref="ArgumentException">A tool has no kin at OpenRouter.</exception>
    public static void Apply(ChatOptions options, ChatRequest request)
    {
        if (options.Tools is { Count: > 0 } given)
        {
            List<ChatTool> tools = [.. request.Tools ?? []];
            foreach (AITool tool in given)
                tools.Add(Write(tool));
            request.Tools = tools;
        }

        // A provider refuses a choice where there is nothing to choose from.
        if (request.Tools is not { Count: > 0 })
            return;
        request.ParallelToolCalls ??= options.AllowMultipleToolCalls;
        request.ToolChoice ??= options.ToolMode switch
        {
            NoneChatToolMode => ToolChoiceMode.None,
            AutoChatToolMode => ToolChoiceMode.Auto,
            RequiredChatToolMode { RequiredFunctionName: { } name } => ToolChoice.OfFunction(name),
            RequiredChatToolMode => ToolChoiceMode.Required,
            _ => (ToolChoice?)null,
        };
    }

    /// <summary>Whether additional properties ask for strictness; null where they do not say.</summary>
    public static bool? StrictnessOf(IReadOnlyDictionary<string, object?>? properties) =>
        properties is not null && properties.TryGetValue(Strict, out object? value)
            ? value switch
            {
                bool strict => strict,
                System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.True } => true,
                System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.False } => false,
                _ => null,
            }
            : null;

    private static ChatTool Write(AITool tool)
    {
        switch (tool)
        {
            case OpenRouterAITool own:
                return own.Tool;
            case AIFunctionDeclaration function:
                ChatTool written = ChatTool.FromFunction(
                    function.Name, string.IsNullOrEmpty(function.Description) ? null : function.Description, JsonValueWriter.ToJson(function.JsonSchema));
                written.Function!.Strict = StrictnessOf(function.AdditionalProperties);
                return written;
            case HostedWebSearchTool:
                return ChatTool.FromServer(ToolKind.WebSearch);
            case HostedImageGenerationTool:
                return ChatTool.FromServer(ToolKind.ImageGeneration);
            default:
                throw new ArgumentException($"ChatOptions.Tools holds '{tool.Name}', a {tool.GetType()}, which OpenRouter has no tool for. Allowed are functions, HostedWebSearchTool, "
                    + "HostedImageGenerationTool, and tools of OpenRouter's own: ChatTool.FromServer(…).AsAITool().");
        }
    }
}
