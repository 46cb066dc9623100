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
