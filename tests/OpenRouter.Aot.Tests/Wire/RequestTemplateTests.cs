using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace OpenRouter.Aot.Tests.Wire;

public class RequestTemplateTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public void A_body_that_needs_no_change_is_sent_byte_for_byte()
    {
        byte[] body = """{ "model" : "a/b",  "stream":false, "x":[1,2] }"""u8.ToArray();
        RequestTemplate template = RequestTemplate.Parse(body);
        Assert.True(template.Compose("a/b", isStreamed: false).Span.SequenceEqual(body));
        Assert.True(template.Compose(null, isStreamed: false).Span.SequenceEqual(body));
    }

    [Theory]
    [InlineData("""{"model":"a","messages":[]}""", """{"model":"c/d","messages":[]}""")]
    [InlineData("""{"messages":[],"model": "a" }""", """{"messages":[],"model": "c/d" }""")]
    [InlineData("""{"messages":[{"model":"no"}]}""", """{"model":"c/d","messages":[{"model":"no"}]}""")]
    [InlineData("""{}""", """{"model":"c/d"}""")]
    [InlineData("""{ "model":null }""", """{ "model":"c/d" }""")]
    public void Only_the_model_changes(string body, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(RequestTemplate.Parse(Encoding.UTF8.GetBytes(body)).Compose("c/d", isStreamed: false).Span));

    [Theory]
    [InlineData("""{"max_tokens":7}""", 7)]
    [InlineData("""{"model":"a","max_completion_tokens":8,"stream":true}""", 8)]
    [InlineData("""{"max_output_tokens":9}""", 9)]
    [InlineData("""{"max_completion_tokens":8,"max_tokens":5}""", 8)]
    [InlineData("""{"max_tokens":"7"}""", null)]
    [InlineData("""{"max_tokens":null}""", null)]
    [InlineData("""{"max_tokens":7.5}""", null)]
    [InlineData("""{"max_tokens":-1}""", null)]
    [InlineData("""{"max_tokens":99999999999}""", null)]
    [InlineData("""{"reasoning":{"max_tokens":7}}""", null)]
    [InlineData("""{}""", null)]
    public void The_most_tokens_of_the_answer_are_found_by_any_of_their_names(string body, int? expected) =>
        Assert.Equal(expected, RequestTemplate.Parse(Encoding.UTF8.GetBytes(body)).MaxTokens);

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("")]
    [InlineData("{\"a\":")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":1}x")]
    public void What_is_no_object_is_refused(string body) => Assert.ThrowsAny<JsonException>(() => RequestTemplate.Parse(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void A_chat_that_is_not_read_goes_the_way_of_one_that_is()
    {
        int known = 0;
        Gen.Select(Gen.Int, Gen.Int[0, 3], Choose.From<string?>(null, "a/b", "x/y"), Gen.Bool, Gen.Bool).Sample(
            (seed, turns, model, isStreamed, hasFallbacks) =>
            {
                ChatRequest request = MakeChat(new Random(seed), turns);
                byte[] body = OpenRouterJson.ToUtf8Bytes(request);
                RequestTemplate found = ChatEndpoint.FindTemplate(request, body), read = RequestTemplate.Parse(body);
                known += request is { Models: null, Stream: null, Extra: null } ? 1 : 0;
                Assert.Equal(Describe(read), Describe(found));
                string[] fallbacks = hasFallbacks && !read.HasFallbacks ? ["c/d"] : [];
                Assert.Equal(Encoding.UTF8.GetString(read.Compose(model, isStreamed, fallbacks).Span), Encoding.UTF8.GetString(found.Compose(model, isStreamed, fallbacks).Span));
            },
            iter: 2_000, threads: 1);
        Assert.True(known > 200, $"Only {known} chats were not read: the test would see nothing.");
    }

    // Most members of a random chat are such as keep it from being known, so they are taken out of most.
    private static ChatRequest MakeChat(Random random, int turns)
    {
        var request = (ChatRequest)RandomModels.Make(typeof(ChatRequest), random);
        if (random.Next(4) > 0)
            (request.Models, request.Stream, request.Extra) = (null, null, null);
        if (random.Next(4) > 0)
            request.Messages = [.. Enumerable.Range(0, turns).Select(turn => random.Next(8) == 0 ? ChatTurn.Assistant("said") : random.Next(2) == 0 ? ChatTurn.System("be brief") : ChatTurn.User($"turn {turn}"))];
        return request;
    }

    private static string Describe(RequestTemplate template) =>
        $"{template.Model} {template.IsStreamed} {template.HasFallbacks} {template.MaxTokens} {template.SessionId} {template.PromptCacheKey} {template.Conversation} {template.Reasoning.Length}";

    [Fact]
    public void Whatever_the_body_the_result_is_the_body_with_model_and_stream_exchanged()
    {
        Gen<string> name = Choose.From("model", "stream", "messages", "seed", "\"quoted\"", "m\u00f6del");
        Gen<JsonNode?> value = Gen.OneOf(
            Gen.Int.Select(number => (JsonNode?)number), Gen.String.Select(text => (JsonNode?)text), Gen.Bool.Select(flag => (JsonNode?)flag), Gen.Const((JsonNode?)null));
        Gen.Select(Gen.Select(name, value).Array[0, 6], Choose.From("x/y", "quote\"s", "a/b"), Gen.Bool, Gen.Bool).Sample((members, model, isStreamed, isIndented) =>
        {
            var body = new JsonObject();
            foreach ((string member, JsonNode? node) in members)
                body[member] = node?.DeepClone();
            byte[] json = JsonSerializer.SerializeToUtf8Bytes(body, isIndented ? Indented : JsonSerializerOptions.Default);
            var expected = (JsonObject)body.DeepClone();
            expected["model"] = model;
            bool wasStreamed = body["stream"] is JsonValue old && old.TryGetValue(out bool flag) && flag;
            if (isStreamed != wasStreamed)
                expected["stream"] = isStreamed;

            var actual = JsonNode.Parse(RequestTemplate.Parse(json).Compose(model, isStreamed).Span);

            Assert.True(JsonNode.DeepEquals(expected, actual), $"{expected.ToJsonString()} is not {actual?.ToJsonString()}");
        }, iter: 2_000);
    }
}
