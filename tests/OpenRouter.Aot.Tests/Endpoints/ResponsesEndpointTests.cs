using OpenRouter.Aot.Responses;

namespace OpenRouter.Aot.Tests.Endpoints;

/// <summary><c>/responses</c>, over real HTTP.</summary>
public sealed class ResponsesEndpointTests : InferenceEndpointTests<ResponseRequest, ResponseAnswer, ResponseStream, ResponseEvent>
{
    protected override InferenceEndpoint<ResponseRequest, ResponseAnswer, ResponseStream, ResponseEvent> EndpointOf(OpenRouterClient client) => client.Responses;

    protected override ResponseRequest Ask(bool withTool = false) => new()
    {
        Model = "a/one",
        Input = "hello there",
        MaxOutputTokens = 50,
        Tools = withTool ? [ResponseTool.Function("look", "Looks.", RawJson.Parse("""{"type":"object","properties":{"city":{"type":"string"}}}"""))] : null,
        ToolChoice = withTool ? ResponseToolChoiceMode.Required : default(ResponseToolChoice?),
    };

    protected override ValueTask<ResponseAnswer> WholeAsync(ResponseStream stream) => stream.ToAnswerAsync(Stop);

    protected override string TextOf(ResponseAnswer answer) => answer.Text;

    protected override string? TextOf(ResponseEvent item) => item.Type == ResponseEventType.OutputTextDelta ? item.Delta : null;

    protected override IEnumerable<string> CallsOf(ResponseAnswer answer) => answer.FunctionCalls.Select(call => $"{call.Name} {call.Arguments}");

    protected override AnswerInfo InfoOf(ResponseAnswer answer) => answer.Info;

    protected override decimal? CostOf(ResponseAnswer answer) => answer.Usage?.Cost;
}
