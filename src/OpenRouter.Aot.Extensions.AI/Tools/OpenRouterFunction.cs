using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>A tool of a <see cref="ToolSet"/> as a function that Microsoft.Extensions.AI can call: by its generated reader of arguments, without reflection.</summary>
internal sealed class OpenRouterFunction(FunctionTool tool, ToolSet set) : AIFunction
{
    private static readonly JsonElement NoParameters = JsonElement.Parse("""{"type":"object","properties":{}}"""u8);

    private readonly ToolSet own = new(tool);

    public override string Name => tool.Name;

    public override string Description => tool.Description ?? "";

    public override JsonElement JsonSchema { get; } = tool.Parameters is { } schema ? JsonValueWriter.ToElement(schema.Utf8) : NoParameters;

    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(FunctionTool) ? tool : base.GetService(serviceType, serviceKey);

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var call = new ToolCall
        {
            Function = new FunctionCall { Name = tool.Name, Arguments = JsonValueWriter.ToText((IEnumerable<KeyValuePair<string, object?>>)arguments, $"An argument of '{tool.Name}'") },
        };
        ToolSet run = (set.Services ?? arguments.Services) is { } services ? own.WithServices(services) : own;
        ToolResult result = await run.InvokeAsync(call, cancellationToken).ConfigureAwait(false);
        // How much of an error a model is told is for the caller of the function to decide.
        if (result.Error is { } error)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        if (result.Content.Parts is null)
            return result.Content.Text;
        var contents = new List<AIContent>();
        AnswerContents.AddSaid(new ChatTurn { Content = result.Content }, contents);
        return contents;
    }
}
