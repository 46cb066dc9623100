using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>What options become of a request: common ones, OpenRouter's own, untyped ones, and a request that the caller begins.</summary>
public class OptionsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Common_options_are_sent_by_OpenRouters_names()
    {
        JsonObject request = await SendAsync(new ChatOptions
        {
            Instructions = "Be brief.",
            Temperature = 0.7f,
            TopP = 0.9f,
            TopK = 40,
            FrequencyPenalty = 0.1f,
            PresencePenalty = -0.2f,
            MaxOutputTokens = 300,
            Seed = long.MaxValue,
            StopSequences = ["END", "STOP"],
            ConversationId = "conversation-7",
            ModelId = "acme/other",
            Reasoning = new ReasoningOptions { Effort = ReasoningEffort.ExtraHigh, Output = ReasoningOutput.Summary },
        });

        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""
                    {"model":"acme/other","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"}],"max_tokens":300,"temperature":0.7,"top_p":0.9,"top_k":40,
                    "frequency_penalty":0.1,"presence_penalty":-0.2,"seed":9223372036854775807,"stop":["END","STOP"],"session_id":"conversation-7",
                    "reasoning":{"effort":"xhigh","exclude":false,"summary":"auto"}}
                    """),
                request),
            request.ToJsonString());
    }

    [Fact]
    public async Task An_answers_format_is_text_JSON_or_a_schema()
    {
        JsonElement schema = JsonElement.Parse("""{"type":"object","properties":{"a":{"type":"integer"}}}""");

        JsonNode? text = (await SendAsync(new ChatOptions { ResponseFormat = ChatResponseFormat.Text }))["response_format"];
        JsonNode? json = (await SendAsync(new ChatOptions { ResponseFormat = ChatResponseFormat.Json }))["response_format"];
        JsonNode? loose = (await SendAsync(new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema, "it", "What it is") }))["response_format"];
        JsonNode? strict = (await SendAsync(new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(schema), AdditionalProperties = new() { ["strict"] = true } }))["response_format"];

        Assert.Equal(("{\"type\":\"text\"}", "{\"type\":\"json_object\"}"), (text!.ToJsonString(), json!.ToJsonString()));
        Assert.Equal(
            "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"it\",\"description\":\"What it is\",\"schema\":" + schema.GetRawText() + "}}", loose!.ToJsonString());
        Assert.Equal(("answer", true), ((string)strict!["json_schema"]!["name"]!, (bool)strict["json_schema"]!["strict"]!));
    }

    [Fact]
    public async Task OpenRouters_own_settings_are_sent_and_count_before_common_ones()
    {
        ChatOptions options = new ChatOptions { ConversationId = "less", Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Low } }.WithOpenRouter(o =>
        {
            o.Provider = new ProviderPreferences { Zdr = true, Order = ["acme"] };
            o.Reasoning = new ReasoningPreferences { MaxTokens = 100 };
            o.Plugins = [RequestPlugin.Web(3)];
            o.ServiceTier = ServiceTier.Flex;
            o.SessionId = "more";
            o.CacheControl = CacheControl.OneHour;
            o.Metadata = new Dictionary<string, string> { ["a"] = "b" };
        });

        JsonObject request = await SendAsync(options);

        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""
                    {"model":"acme/asked","messages":[{"role":"user","content":"Hi"}],"provider":{"zdr":true,"order":["acme"]},"reasoning":{"max_tokens":100},"plugins":[{"id":"web","max_results":3}],
                    "service_tier":"flex","session_id":"more","cache_control":{"type":"ephemeral","ttl":"1h"},"metadata":{"a":"b"}}
                    """),
                request),
            request.ToJsonString());
    }

    [Fact]
    public void Settings_are_kept_by_a_clone_and_by_JSON_and_not_shared_between_clones()
    {
        ChatOptions original = new ChatOptions().WithOpenRouter(o =>
        {
            o.Provider = new ProviderPreferences { Only = ["acme"] };
            o.Group = "team-a";
            o.Deadline = TimeSpan.FromSeconds(9);
            o.MaxAttempts = 2;
            o.Session = "s";
            o.RetryUnknownOutcomes = false;
            o.Fallbacks = ["acme/second"];
            o.Headers = [new("X-A", "b")];
            o.Tags = [new("feature", "search")];
        });
        string before = JsonOf(original);

        ChatOptions clone = original.Clone().WithOpenRouter(o =>
        {
            o.Provider!.Zdr = true;
            o.Group = null;
        });
        var read = (ChatOptions)JsonSerializer.Deserialize(before, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatOptions)))!;

        Assert.Equal(before, JsonOf(original));
        OpenRouterChatSettings changed = OpenRouterChatSettings.Find(clone)!, kept = OpenRouterChatSettings.Find(read)!;
        Assert.Equal((true, "acme", null), (changed.Provider!.Zdr, changed.Provider.Only!.Single(), changed.Group));
        RequestOptions sent = kept.ToRequestOptions()!;
        Assert.Equal(("team-a", TimeSpan.FromSeconds(9), 2, "s", false), (sent.Group, sent.Deadline, sent.MaxAttempts, sent.Session, sent.RetryUnknownOutcomes));
        Assert.Equal(("acme/second", new("X-A", "b"), new("feature", "search")), (sent.Fallbacks.Single(), sent.Headers.Single(), sent.Tags.Single()));
    }

    [Fact]
    public async Task The_clients_own_options_choose_keys_and_fallbacks()
    {
        await using TestService service = await TestService.StartAsync("503");
        IChatClient chat = service.Client.AsIChatClient("acme/asked");

        ChatResponse response = await chat.GetResponseAsync("Hi", new ChatOptions().WithOpenRouter(o => (o.Group, o.Fallbacks) = ("team-a", ["acme/second"])), Stop);

        Assert.Equal(("acme/second", 2), (response.ModelId, ((ChatCompletion)response.RawRepresentation!).Info.Attempts));
        Assert.All(service.Keys, key => Assert.EndsWith("sk-or-two", key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clients_fallbacks_serve_unless_another_model_is_named()
    {
        await using TestService service = await TestService.StartAsync("503");
        IChatClient chat = service.Client.AsIChatClient(new ModelRoute("acme/first", "acme/second"));

        ChatResponse response = await chat.GetResponseAsync("Hi", new ChatOptions { ModelId = "acme/first" }, Stop);
        await chat.GetResponseAsync("Hi", new ChatOptions { ModelId = "acme/third" }, Stop);

        Assert.Equal("acme/second", response.ModelId);
        Assert.Equal(["acme/first", "acme/second", "acme/third"], service.Requests.Select(request => (string)request["model"]!));
    }

    [Fact]
    public async Task Untyped_properties_are_sent_as_JSON()
    {
        JsonObject request = await SendAsync(new ChatOptions
        {
            AdditionalProperties = new()
            {
                ["node"] = JsonNode.Parse("{\"a\":[1,null]}"),
                ["element"] = JsonElement.Parse("1.50"),
                ["raw"] = RawJson.Parse("[true]"),
                ["text"] = "ü\"",
                ["truth"] = false,
                ["number"] = 3,
                ["money"] = 1.10m,
                ["nothing"] = null,
                ["list"] = new List<object?> { 1, "a", new List<double> { 2.5 } },
                ["map"] = new Dictionary<string, object?> { ["x"] = new Dictionary<string, int> { ["y"] = 1 } },
            },
        });

        string[] names = ["node", "element", "raw", "text", "truth", "number", "money", "nothing", "list", "map"];
        Assert.Equal(
            ["{\"a\":[1,null]}", "1.50", "[true]", "ü\"", "false", "3", "1.10", null, "[1,\"a\",[2.5]]", "{\"x\":{\"y\":1}}"],
            names.Select(name => request[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? (string?)value : request[name]?.ToJsonString()));
        Assert.True(request.ContainsKey("nothing"));
    }

    [Theory]
    [InlineData("date")]
    [InlineData("nan")]
    [InlineData("keys")]
    [InlineData("deep")]
    public async Task Anything_else_is_an_error_that_names_the_member_and_what_is_allowed(string name)
    {
        object value = name switch
        {
            "date" => DateTime.UnixEpoch,
            "nan" => double.NaN,
            "keys" => new Dictionary<int, string> { [1] = "a" },
            _ => Endless(),
        };

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(new ChatOptions { AdditionalProperties = new() { [name] = value } }));

        Assert.StartsWith($"ChatOptions.AdditionalProperties[\"{name}\"] ", error.Message, StringComparison.Ordinal);
        if (name == "date")
            Assert.Contains("holds a System.DateTime, which cannot be sent. Allowed are texts", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("temperature")]
    [InlineData("model")]
    [InlineData("messages")]
    [InlineData("stream")]
    public async Task A_member_that_is_said_twice_is_an_error(string name)
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(new ChatOptions { Temperature = 1, AdditionalProperties = new() { [name] = 1 } }));

        Assert.Contains("Say it in one place", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_else_under_our_name_is_an_error()
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(new ChatOptions { AdditionalProperties = new() { ["openrouter"] = "mine" } }));

        Assert.Contains("holds a System.String that WithOpenRouter did not put there", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_the_caller_begins_counts_most_and_is_not_changed()
    {
        var begun = new ChatRequest
        {
            Model = new ModelRoute("acme/raw", "acme/spare"),
            Messages = [ChatTurn.System("Raw first.")],
            Temperature = 0.1,
            Verbosity = "low",
            Tools = [ChatTool.FromFunction("raw")],
            Extra = new ExtraMembers { ["raw_member"] = 1 },
        };
        byte[] before = OpenRouterJson.ToUtf8Bytes(begun);
        IChatClient? given = null;
        await using TestService service = await TestService.StartAsync("503", Answers.Saying("Hi"), "503");
        IChatClient chat = service.Client.AsIChatClient("acme/asked");
        var options = new ChatOptions
        {
            Temperature = 1,
            TopP = 0.5f,
            Tools = [new OpenRouterFunction(new FunctionTool("f", null, null, (_, _) => new("")), new ToolSet())],
            AdditionalProperties = new() { ["more"] = true },
            RawRepresentationFactory = client =>
            {
                given = client;
                return begun;
            },
        };

        await chat.GetResponseAsync("Hi", options, Stop);
        await chat.GetStreamingResponseAsync("Hi", options, Stop).ToChatResponseAsync(Stop);

        Assert.Same(chat, given);
        Assert.Equal(before, OpenRouterJson.ToUtf8Bytes(begun));
        Assert.Equal(["acme/raw", "acme/spare", "acme/raw", "acme/spare"], service.Requests.Select(request => (string)request["model"]!));
        JsonObject sent = service.Requests[0];
        Assert.Equal((0.1, 0.5, "low", 1, true), ((double)sent["temperature"]!, (double)sent["top_p"]!, (string)sent["verbosity"]!, (int)sent["raw_member"]!, (bool)sent["more"]!));
        Assert.Equal(["raw", "f"], sent["tools"]!.AsArray().Select(tool => (string)tool!["function"]!["name"]!));
        Assert.Equal(["Raw first.", "Hi"], service.TurnsOf(0).Select(turn => (string)turn["content"]!));
    }

    private static string JsonOf(ChatOptions options) => JsonSerializer.Serialize(options, AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatOptions)));

    private static List<object?> Endless()
    {
        var list = new List<object?>();
        list.Add(list);
        return list;
    }

    private static async Task<JsonObject> SendAsync(ChatOptions options)
    {
        await using TestService service = await TestService.StartAsync();
        await service.Client.AsIChatClient("acme/asked").GetResponseAsync("Hi", options, Stop);
        return service.Requests.Single();
    }
}
