using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>
/// <c>reasoning_details</c> come back in the next turn as they came: whole, streamed, through JSON, and out of a cache, with the middleware of
/// Microsoft.Extensions.AI between.
/// </summary>
public class ReasoningTests
{
    // Signed, encrypted, summed up; nulls that were sent, members that nobody knows, and two texts that must not become one.
    private const string Details = """
        [{"type":"reasoning.text","text":"First I \"think\".","signature":"c2lnbmVk","format":"anthropic-claude-v1","index":0,"of_its_own":{"a":[1,null,1.50]}},
        {"type":"reasoning.text","text":"Then again.","signature":null,"format":null,"index":1,"id":null},
        {"type":"reasoning.summary","summary":"In short.","format":"openai-responses-v1","index":2},
        {"type":"reasoning.encrypted","data":"AAA=","id":"rs_1","format":"openai-responses-v1","index":3},
        {"type":"reasoning.encrypted","data":"BBB=","format":"google-gemini-v1","index":3},
        {"type":"reasoning.new_kind","blob":{"x":"ü"},"index":4}]
        """;

    private const string Call = """{"index":0,"id":"call-1","type":"function","function":{"name":"look","arguments":"{\"at\":1}"},"extra_content":{"google":{"thought_signature":"c2ln"}}}""";

    // As the service streams them: texts in fragments, the signature at their end, what is encrypted in one piece and late.
    private static readonly string[] Fragments =
    [
        """{"role":"assistant","content":"","reasoning":"First I ","reasoning_details":[{"type":"reasoning.text","text":"First I ","format":"anthropic-claude-v1","index":0}]}""",
        """{"content":"","reasoning":"\"think\".","reasoning_details":[{"type":"reasoning.text","text":"\"think\".","format":"anthropic-claude-v1","index":0,"of_its_own":{"a":[1,null,1.50]}}]}""",
        """{"content":"","reasoning_details":[{"type":"reasoning.text","signature":"c2lnbmVk","format":"anthropic-claude-v1","index":0}]}""",
        """{"content":"","reasoning":"Then ","reasoning_details":[{"type":"reasoning.text","text":"Then ","signature":null,"format":null,"index":1,"id":null}]}""",
        """{"content":"","reasoning":"again.","reasoning_details":[{"type":"reasoning.text","text":"again.","index":1}]}""",
        """{"content":"Let me "}""",
        """{"content":"","reasoning":"In short.","reasoning_details":[{"type":"reasoning.summary","summary":"In ","format":"openai-responses-v1","index":2},{"type":"reasoning.summary","summary":"short.","format":"openai-responses-v1","index":2}]}""",
        """{"content":"look."}""",
        """{"content":"","reasoning_details":[{"type":"reasoning.encrypted","data":"AAA=","id":"rs_1","format":"openai-responses-v1","index":3},{"type":"reasoning.encrypted","data":"BBB=","format":"google-gemini-v1","index":3}]}""",
        """{"content":"","reasoning_details":[{"type":"reasoning.new_kind","blob":{"x":"ü"},"index":4}]}""",
    ];

    private static readonly string[] CallFragments =
    [
        """{"content":null,"tool_calls":[{"index":0,"id":"call-1","type":"function","function":{"name":"look","arguments":""},"extra_content":{"google":{"thought_signature":"c2ln"}}}]}""",
        """{"content":null,"tool_calls":[{"index":0,"id":"","function":{"name":null,"arguments":"{\"at\""}}]}""",
        """{"content":null,"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]}""",
    ];

    private static readonly bool[] Both = [false, true];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<bool, bool, bool> Ways => new(
        from isStreamed in Both
        from throughJson in Both
        from callsTool in Both
        select (isStreamed, throughJson, callsTool));

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task They_come_back_as_they_came(bool isStreamed, bool throughJson, bool callsTool)
    {
        await using TestService service = await TestService.StartAsync(Answer(isStreamed, callsTool), Answers.Saying("done"));
        IChatClient chat = service.Client.AsIChatClient("acme/thinker");

        await AskTwiceAsync(chat, isStreamed, throughJson, callsTool);

        AssertKept(service.TurnsOf(1)[1], callsTool);
    }

    [Theory]
    [InlineData(false, true, false)]
    [InlineData(true, true, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, true, true)]
    [InlineData(true, false, true)]
    public async Task They_come_back_out_of_a_cache(bool isStreamed, bool isCoalesced, bool callsTool)
    {
        await using TestService service = await TestService.StartAsync(Answer(isStreamed, callsTool), Answers.Saying("done"));
        using var cached = new DistributedCachingChatClient(service.Client.AsIChatClient("acme/thinker"), new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions())))
        {
            CoalesceStreamingUpdates = isCoalesced,
        };
        ChatMessage[] question = [new(ChatRole.User, "Where?")];

        ChatResponse first = await AskAsync(cached, question, isStreamed);
        ChatResponse hit = await AskAsync(cached, question, isStreamed);
        Assert.Single(service.Requests);
        Assert.NotSame(first, hit);
        Assert.Equal((first.Text, first.FinishReason, first.ModelId, 0.00012m), (hit.Text, hit.FinishReason, hit.ModelId, hit.Usage!.GetOpenRouterCost()));
        await AskAsync(cached, [.. question, .. hit.Messages, Next(callsTool)], isStreamed: false);

        AssertKept(service.TurnsOf(1)[1], callsTool);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Middleware_that_calls_functions_sends_them_back(bool isStreamed)
    {
        await using TestService service = await TestService.StartAsync(Answer(isStreamed, callsTool: true), isStreamed ? Answers.Stream(["""{"content":"done"}"""], id: "gen-2") : Answers.Saying("done"));
        using var chat = new FunctionInvokingChatClient(service.Client.AsIChatClient("acme/thinker"));
        var look = new FunctionTool("look", "Looks", null, (call, _) => new("\"seen\""));

        ChatResponse response = await AskAsync(chat, [new(ChatRole.User, "Where?")], isStreamed, new ChatOptions { Tools = [.. new ToolSet(look).AsAIFunctions()] });

        Assert.EndsWith("done", response.Text, StringComparison.Ordinal);
        JsonObject[] turns = service.TurnsOf(1);
        AssertKept(turns[1], callsTool: true);
        Assert.Equal(("tool", "call-1", "\"seen\""), ((string)turns[2]["role"]!, (string)turns[2]["tool_call_id"]!, (string)turns[2]["content"]!));
        Assert.Equal(0.00024m, response.Usage!.GetOpenRouterCost());
    }

    [Fact]
    public async Task The_reasoning_can_be_read_as_it_streams_and_once_after_joining()
    {
        await using TestService service = await TestService.StartAsync(Answer(isStreamed: true, callsTool: false));

        ChatResponse response = await AskAsync(service.Client.AsIChatClient("acme/thinker"), [new(ChatRole.User, "Where?")], isStreamed: true);

        Assert.Equal("First I \"think\".Then again.In short.", string.Concat(response.Messages.Single().Contents.OfType<TextReasoningContent>().Select(content => content.Text)));
        Assert.Equal("Let me look.", response.Text);
    }

    [Fact]
    public async Task Reasoning_without_details_goes_back_as_text()
    {
        await using TestService service = await TestService.StartAsync(Answers.Whole("""{"role":"assistant","content":"Yes.","reasoning":"Hm"}"""), Answers.Saying("done"));

        await AskTwiceAsync(service.Client.AsIChatClient("acme/thinker"), isStreamed: false, throughJson: true, callsTool: false);

        JsonObject turn = service.TurnsOf(1)[1];
        Assert.Equal(("Hm", "Yes.", null), ((string)turn["reasoning"]!, (string)turn["content"]!, turn["reasoning_details"]));
    }

    [Theory]
    [InlineData("gAAAAABencrypted")]
    [InlineData("[not json")]
    [InlineData("[1]")]
    [InlineData("")]
    public async Task Another_providers_protected_data_is_not_sent(string data)
    {
        await using TestService service = await TestService.StartAsync();
        ChatMessage said = new(ChatRole.Assistant, [new TextReasoningContent("Hm") { ProtectedData = data }, new TextContent("Yes.")]);

        await AskAsync(service.Client.AsIChatClient("acme/thinker"), [new(ChatRole.User, "Where?"), said, new(ChatRole.User, "And?")], isStreamed: false);

        JsonObject turn = service.TurnsOf(0)[1];
        Assert.Equal(("Hm", "Yes.", null), ((string)turn["reasoning"]!, (string)turn["content"]!, turn["reasoning_details"]));
    }

    private static async Task AskTwiceAsync(IChatClient chat, bool isStreamed, bool throughJson, bool callsTool)
    {
        List<ChatMessage> history = [new(ChatRole.User, "Where?")];
        history.AddMessages(await AskAsync(chat, history, isStreamed));
        if (throughJson)
            history = ThroughJson(history);
        history.Add(Next(callsTool));
        await AskAsync(chat, history, isStreamed: false);
    }

    private static Task<ChatResponse> AskAsync(IChatClient chat, IEnumerable<ChatMessage> messages, bool isStreamed, ChatOptions? options = null) =>
        isStreamed ? chat.GetStreamingResponseAsync(messages, options, Stop).ToChatResponseAsync(Stop) : chat.GetResponseAsync(messages, options, Stop);

    private static List<ChatMessage> ThroughJson(List<ChatMessage> history)
    {
        string json = JsonSerializer.Serialize(history, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IList<ChatMessage>)));
        return [.. (IEnumerable<ChatMessage>)JsonSerializer.Deserialize(json, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(IList<ChatMessage>)))!];
    }

    private static ChatMessage Next(bool callsTool) => callsTool ? new(ChatRole.Tool, [new FunctionResultContent("call-1", "seen")]) : new(ChatRole.User, "And?");

    private static string Answer(bool isStreamed, bool callsTool)
    {
        string reason = callsTool ? "tool_calls" : "stop";
        if (isStreamed)
            return Answers.Stream(callsTool ? [.. Fragments, .. CallFragments] : Fragments, reason);
        string calls = callsTool ? $",\"tool_calls\":[{Call}]" : "";
        return Answers.Whole($$"""{"role":"assistant","content":"Let me look.","reasoning":"First I \"think\".Then again.In short.","reasoning_details":{{Details}}{{calls}}}""", reason);
    }

    private static void AssertKept(JsonObject turn, bool callsTool)
    {
        var details = (JsonArray)JsonNode.Parse(Details)!;
        Assert.True(JsonNode.DeepEquals(details, turn["reasoning_details"]), turn.ToJsonString());
        Assert.Equal(("assistant", "Let me look.", null), ((string)turn["role"]!, (string)turn["content"]!, turn["reasoning"]));
        JsonNode? call = turn["tool_calls"]?.AsArray().Single()!;
        Assert.Equal(callsTool, call is not null);
        if (call is null)
            return;
        ((JsonObject)call).Remove("index");
        var sent = (JsonObject)JsonNode.Parse(Call)!;
        sent.Remove("index");
        Assert.True(JsonNode.DeepEquals(sent, call), call.ToJsonString());
    }
}
