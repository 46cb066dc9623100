using OpenRouter.Aot.Messages;

namespace OpenRouter.Aot.Tests.Endpoints;

/// <summary><c>/messages</c>, over real HTTP.</summary>
public sealed class MessagesEndpointTests : InferenceEndpointTests<MessageRequest, MessageAnswer, MessageStream, MessageEvent>
{
    protected override InferenceEndpoint<MessageRequest, MessageAnswer, MessageStream, MessageEvent> EndpointOf(OpenRouterClient client) => client.Messages;

    protected override MessageRequest Ask(bool withTool = false) => new()
    {
        Model = "a/one",
        Messages = ["hello there"],
        MaxTokens = 50,
        Tools = withTool ? [MessageTool.Custom("look", "Looks.", RawJson.Parse("""{"type":"object","properties":{"city":{"type":"string"}}}"""))] : null,
        ToolChoice = withTool ? MessageToolChoiceType.Any : (MessageToolChoice?)null,
    };

    protected override ValueTask<MessageAnswer> WholeAsync(MessageStream stream) => stream.ToAnswerAsync(Stop);

    protected override string TextOf(MessageAnswer answer) => answer.Text;

    protected override string? TextOf(MessageEvent item) => item.Delta?.Text;

    protected override IEnumerable<string> CallsOf(MessageAnswer answer) => answer.ToolUses.Select(use => $"{use.Name} {use.Input}");

    protected override AnswerInfo InfoOf(MessageAnswer answer) => answer.Info;

    protected override decimal? CostOf(MessageAnswer answer) => answer.Usage?.Cost;
}
