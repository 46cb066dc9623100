using System.Text;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Tests.Wire;

public class ChatRequestTests
{
    [Fact]
    public void What_is_not_set_is_not_sent() =>
        Assert.Equal("""{"model":"a/one","messages":[{"role":"user","content":"Hello"}]}""", Write(new ChatRequest { Model = "a/one", Messages = ["Hello"] }));

    [Fact]
    public void Every_member_has_its_name_on_the_wire()
    {
        RawJson schema = RawJson.Parse("""{"type":"object"}""");
        string json = Write(new ChatRequest
        {
            Messages =
            [
                ChatTurn.System("Be brief."),
                ChatTurn.User(new TurnContent(ContentPart.FromText("Look:"), ContentPart.FromImage("img"u8, "image/png"), ContentPart.FromImage(new Uri("https://x.example/y"), "low"))),
                new ChatTurn { Role = TurnRole.Assistant, ToolCalls = [new ToolCall { Id = "c", Type = "function", Function = new FunctionCall { Name = "f", Arguments = "{}" } }] },
                ChatTurn.Tool("c", "done"),
            ],
            MaxTokens = 1,
            Temperature = 0.5,
            TopP = 0.25,
            TopK = 2,
            FrequencyPenalty = 1,
            PresencePenalty = -1,
            Seed = 3,
            Stop = ["."],
            ResponseFormat = AnswerFormat.JsonObject,
            Tools = [new ChatTool { Type = ToolKind.Function, Function = new ToolFunction { Name = "f", Description = "d", Parameters = schema, Strict = true } }],
            ToolChoice = ToolChoiceMode.Auto,
            ParallelToolCalls = false,
            Reasoning = new ReasoningPreferences { Effort = EffortLevel.Low, MaxTokens = 9, Exclude = true, Enabled = true },
            Provider = new ProviderPreferences
            {
                Order = ["p"],
                AllowFallbacks = false,
                RequireParameters = true,
                DataCollection = DataCollection.Deny,
                Zdr = true,
                Only = ["p"],
                Ignore = ["q"],
                Quantizations = ["fp8"],
                Sort = ProviderSort.Price,
                MaxPrice = new MaxPrice { Prompt = 1 },
            },
            Plugins = [RequestPlugin.Web()],
            User = "u",
            SessionId = "s",
            Extra = new ExtraMembers { ["new_member"] = "high" },
        });

        JsonNode expected = JsonNode.Parse("""
            {"messages":[
               {"role":"system","content":"Be brief."},
               {"role":"user","content":[{"type":"text","text":"Look:"},{"type":"image_url","image_url":{"url":"data:image/png;base64,aW1n"}},
                 {"type":"image_url","image_url":{"url":"https://x.example/y","detail":"low"}}]},
               {"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},
               {"role":"tool","content":"done","tool_call_id":"c"}],
             "max_tokens":1,"temperature":0.5,"top_p":0.25,"top_k":2,"frequency_penalty":1,"presence_penalty":-1,"seed":3,"stop":["."],
             "response_format":{"type":"json_object"},
             "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"},"strict":true}}],
             "tool_choice":"auto","parallel_tool_calls":false,
             "reasoning":{"effort":"low","max_tokens":9,"exclude":true,"enabled":true},
             "provider":{"order":["p"],"allow_fallbacks":false,"require_parameters":true,"data_collection":"deny","zdr":true,"only":["p"],"ignore":["q"],
               "quantizations":["fp8"],"sort":"price","max_price":{"prompt":"1"}},
             "plugins":[{"id":"web"}],"user":"u","session_id":"s","new_member":"high"}
            """)!;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(json)), json);
    }

    private static string Write(ChatRequest request) => Encoding.UTF8.GetString(OpenRouterJson.ToUtf8Bytes(request));
}
