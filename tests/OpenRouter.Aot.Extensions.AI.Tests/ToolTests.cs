using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>Tools: generated ones as functions, calls out of answers, results on their way back.</summary>
public class ToolTests
{
    private const string Calling = """
        {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Paris\",\"days\":2}"}},
        {"id":"c1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Paris\",\"days\":2}"}},
        {"id":"c2","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Atlantis\"}"}}]}
        """;

    private static readonly string[] CallingInPieces =
    [
        """{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"get_weather","arguments":""}}]}""",
        """{"content":null,"tool_calls":[{"index":0,"function":{"arguments":"{\"city\":\"Pa"}}]}""",
        """{"content":null,"tool_calls":[{"index":1,"id":"c2","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Atlantis\"}"}}]}""",
        """{"content":null,"tool_calls":[{"index":0,"function":{"arguments":"ris\",\"days\":2}"}}]}""",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_generated_tool_is_a_function_with_its_own_schema()
    {
        IReadOnlyList<AIFunction> functions = WeatherTools.All.AsAIFunctions();

        Assert.Equal([("get_weather", "Current weather of a city"), ("greet", "Greets")], functions.Select(function => (function.Name, function.Description)));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(WeatherTools.All[0].Parameters!.Value.Utf8), JsonNode.Parse(functions[0].JsonSchema.GetRawText())));
        Assert.Null(functions[0].UnderlyingMethod);
        Assert.Same(WeatherTools.All[0], functions[0].GetService<FunctionTool>());
    }

    [Fact]
    public async Task A_function_reads_arguments_of_any_kind_and_gives_the_tools_text()
    {
        AIFunction weather = WeatherTools.All.AsAIFunctions()[0];

        object? result = await weather.InvokeAsync(new AIFunctionArguments { ["city"] = "Paris", ["days"] = JsonElement.Parse("2") }, Stop);

        Assert.Equal("""{"City":"Paris","Celsius":22.5}""", result as string, ignoreCase: true);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await weather.InvokeAsync(new AIFunctionArguments { ["city"] = "Atlantis" }, Stop));
        await Assert.ThrowsAsync<ToolArgumentException>(async () => await weather.InvokeAsync(new AIFunctionArguments { ["days"] = 2 }, Stop));
    }

    [Fact]
    public async Task Services_come_from_the_set_and_else_from_the_call()
    {
        var arguments = new AIFunctionArguments { ["name"] = "Ada" };
        arguments.Services = new OneText("call");

        Assert.Equal("call Ada", await WeatherTools.All.AsAIFunctions()[1].InvokeAsync(arguments, Stop));
        Assert.Equal("set Ada", await WeatherTools.All.WithServices(new OneText("set")).AsAIFunctions()[1].InvokeAsync(arguments, Stop));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Middleware_calls_them_and_the_model_is_told(bool isStreamed)
    {
        await using TestService service = isStreamed
            ? await TestService.StartAsync(Answers.Stream(CallingInPieces, "tool_calls"), Answers.Stream(["""{"content":"Warm."}"""], id: "gen-2"))
            : await TestService.StartAsync(Answers.Whole(Calling, "tool_calls"), Answers.Saying("Warm."));
        using var chat = new FunctionInvokingChatClient(service.Client.AsIChatClient("acme/caller")) { IncludeDetailedErrors = true };
        var options = new ChatOptions { Tools = [.. WeatherTools.All.AsAIFunctions()] };

        ChatResponse response = isStreamed
            ? await chat.GetStreamingResponseAsync("Weather?", options, Stop).ToChatResponseAsync(Stop)
            : await chat.GetResponseAsync("Weather?", options, Stop);

        Assert.Equal("Warm.", response.Text);
        Assert.Equal(["get_weather", "greet"], service.Requests[0]["tools"]!.AsArray().Select(tool => (string)tool!["function"]!["name"]!));
        JsonObject[] turns = service.TurnsOf(1);
        Assert.Equal(["user", "assistant", "tool", "tool"], turns.Select(turn => (string)turn["role"]!));
        Assert.Equal(["c1", "c2"], turns[1]["tool_calls"]!.AsArray().Select(call => (string)call!["id"]!));
        Assert.Equal("""{"city":"Paris","days":2}""", (string)turns[1]["tool_calls"]![0]!["function"]!["arguments"]!);
        Assert.Equal("""{"City":"Paris","Celsius":22.5}""", (string)turns[2]["content"]!, ignoreCase: true);
        Assert.Contains("Atlantis is under water.", (string)turns[3]["content"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_stays_through_a_conversation_with_tools_and_the_middleware_drops_a_conversations_id()
    {
        await using TestService service = await TestService.StartAsync(Answers.Whole(Calling, "tool_calls"), Answers.Saying("Warm."), Answers.Whole(Calling, "tool_calls"), Answers.Saying("Warm."));
        using var chat = new FunctionInvokingChatClient(service.Client.AsIChatClient("acme/caller"));
        AITool[] tools = [.. WeatherTools.All.AsAIFunctions()];

        await chat.GetResponseAsync("Weather?", new ChatOptions { Tools = tools }.WithOpenRouter(o => o.SessionId = "s"), Stop);
        await chat.GetResponseAsync("Weather?", new ChatOptions { Tools = tools, ConversationId = "c" }, Stop);

        Assert.Equal(["s", "s", "c", null], service.Requests.Select(request => (string?)request["session_id"]));
        Assert.Equal([1, 4, 1, 4], service.Requests.Select(request => request["messages"]!.AsArray().Count));
    }

    [Fact]
    public async Task Results_go_out_as_text_or_JSON_and_a_type_without_metadata_is_an_error_that_helps()
    {
        await using TestService service = await TestService.StartAsync();
        IChatClient chat = service.Client.AsIChatClient("acme/caller");
        var call = new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["a"] = 1.5, ["b"] = new List<string> { "x" }, ["c"] = Guid.Empty })]);
        object?[] results = ["text", JsonElement.Parse("\"text\""), JsonElement.Parse("{\"a\":1}"), new Dictionary<string, object?> { ["a"] = new List<int> { 1 } }, 7, null, new TextContent("said")];

        await chat.GetResponseAsync([call, new(ChatRole.Tool, [.. results.Select(result => new FunctionResultContent("c", result))])], cancellationToken: Stop);

        JsonObject[] turns = service.TurnsOf(0);
        Assert.Equal("""{"a":1.5,"b":["x"],"c":"00000000-0000-0000-0000-000000000000"}""", (string)turns[0]["tool_calls"]![0]!["function"]!["arguments"]!);
        Assert.Equal(["text", "text", "{\"a\":1}", "{\"a\":[1]}", "7", "", "said"], turns[1..].Select(turn => (string)turn["content"]!));
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() =>
            chat.GetResponseAsync([call, new(ChatRole.Tool, [new FunctionResultContent("c", new Weather("Paris", 1))])], cancellationToken: Stop));
        Assert.Contains("The result of the call 'c' in messages[1] is a " + typeof(Weather), error.Message, StringComparison.Ordinal);
        Assert.Contains("JsonSerializer.SerializeToElement", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_that_are_no_JSON_are_the_contents_exception_and_go_back_as_an_empty_object()
    {
        await using TestService service = await TestService.StartAsync(
            Answers.Whole("""{"role":"assistant","content":null,"tool_calls":[{"type":"function","function":{"name":"f","arguments":"{\"a\":"}},{"type":"function","function":{"name":"g"}}]}"""));
        IChatClient chat = service.Client.AsIChatClient("acme/caller");

        ChatResponse response = await chat.GetResponseAsync("Hi", cancellationToken: Stop);

        FunctionCallContent[] calls = [.. response.Messages[0].Contents.OfType<FunctionCallContent>()];
        Assert.Equal([("call_gen-1_1", true), ("call_gen-1_2", false)], calls.Select(call => (call.CallId, call.Exception is not null)));
        await chat.GetResponseAsync(response.Messages, cancellationToken: Stop);
        Assert.Equal(["{}", "{}"], service.TurnsOf(1)[0]["tool_calls"]!.AsArray().Select(call => (string)call!["function"]!["arguments"]!));
    }

    [Fact]
    public async Task Half_an_emoji_in_arguments_and_results_ends_no_conversation()
    {
        await using TestService service = await TestService.StartAsync(
            Answers.Whole("""{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{\"a\":\"x\\ud83d\",\"b\":1.50}"}}]}"""));
        IChatClient chat = service.Client.AsIChatClient("acme/caller");

        ChatResponse response = await chat.GetResponseAsync("Hi", cancellationToken: Stop);
        var result = new FunctionResultContent("c", new Dictionary<string, object?> { ["cut"] = "x\ud83d" });
        await chat.GetResponseAsync([.. response.Messages, new(ChatRole.Tool, [result])], cancellationToken: Stop);

        Assert.Equal("""{"a":"x\ud83d","b":1.50}""", (string)service.TurnsOf(1)[0]["tool_calls"]![0]!["function"]!["arguments"]!);
        Assert.Equal("{\"cut\":\"x\uFFFD\"}", (string)service.TurnsOf(1)[1]["content"]!);
    }

    [Fact]
    public async Task Tool_modes_server_tools_and_strictness_are_sent()
    {
        await using TestService service = await TestService.StartAsync();
        IChatClient chat = service.Client.AsIChatClient("acme/caller");
        AITool[] tools = [WeatherTools.All.AsAIFunctions()[0], new HostedWebSearchTool(), ChatTool.FromServer(ToolKind.Datetime).AsAITool()];
        foreach (ChatToolMode mode in new ChatToolMode[] { ChatToolMode.Auto, ChatToolMode.None, ChatToolMode.RequireAny, ChatToolMode.RequireSpecific("get_weather") })
            await chat.GetResponseAsync("Hi", new ChatOptions { Tools = [.. tools], ToolMode = mode, AllowMultipleToolCalls = false }, Stop);
        await chat.GetResponseAsync("Hi", new ChatOptions { ToolMode = ChatToolMode.Auto, AllowMultipleToolCalls = true }, Stop);

        Assert.Equal(["\"auto\"", "\"none\"", "\"required\"", """{"type":"function","function":{"name":"get_weather"}}""", null], service.Requests.Select(request => request["tool_choice"]?.ToJsonString()));
        Assert.Equal(["function", "openrouter:web_search", "openrouter:datetime"], service.Requests[0]["tools"]!.AsArray().Select(tool => (string)tool!["type"]!));
        Assert.Equal((false, null), ((bool)service.Requests[0]["parallel_tool_calls"]!, service.Requests[4]["parallel_tool_calls"]));
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => chat.GetResponseAsync("Hi", new ChatOptions { Tools = [new HostedCodeInterpreterTool()] }, Stop));
        Assert.Contains("HostedCodeInterpreterTool", error.Message, StringComparison.Ordinal);
    }

    private sealed class OneText(string text) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(string) ? text : null;
    }
}
