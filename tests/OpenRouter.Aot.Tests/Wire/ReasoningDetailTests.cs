using System.Text;
using System.Text.Json.Nodes;
using CsCheck;

namespace OpenRouter.Aot.Tests.Wire;

/// <summary>Which reasoning in a history is signed or encrypted, whose it is, and how a body goes without it.</summary>
public class ReasoningDetailTests
{
    private const string Text = """{"type":"reasoning.text","text":"t","signature":"s"}""";

    [Theory]
    [InlineData("""{"type":"reasoning.encrypted","data":"x","format":"openai-responses-v1"}""", "openai")]
    [InlineData("""{"type":"reasoning.encrypted","data":"x","format":"azure-openai-responses-v1"}""", "openai")]
    [InlineData("""{"type":"reasoning.encrypted","data":"x","format":"bedrock-xai-responses-v1"}""", "x-ai")]
    [InlineData("""{"type":"reasoning.encrypted","data":"x","format":"google-gemini-v1"}""", "google")]
    [InlineData("""{"format":"anthropic-claude-v1","signature":"s","text":"t","type":"reasoning.text"}""", "anthropic")]
    [InlineData("""{"type":"reasoning.text","text":"t","signature":"s","format":"anthropic-claude-v2"}""", "anthropic")]
    [InlineData("""{"type":"reasoning.encrypted","data":"x","format":"meta-responses-v1"}""", "meta")]
    [InlineData("""{"type":"reasoning.encrypted","data":"x","format":"unknown"}""", null)]
    [InlineData("""{"type":"reasoning.encrypted","data":"x","format":null}""", null)]
    [InlineData("""{"type":"reasoning.summary","summary":"t","signature":"s"}""", null)]
    public void A_detail_tells_its_family(string detail, string? family)
    {
        string body = $$"""{"messages":[{"role":"assistant","content":"x","reasoning_details":[{{detail}}]}]}""";
        ReasoningDetail found = Assert.Single(Parse(body).Reasoning);
        Assert.Equal((detail, family), (body[found.Start..found.End], found.Family));
    }

    [Theory]
    [InlineData("""{"messages":[{"content":[{"type":"thinking","thinking":"t","signature":"s"},{"type":"text","text":"x"}],"role":"assistant"}]}""", 1)]
    [InlineData("""{"messages":[{"role":"assistant","content":[{"type":"redacted_thinking","data":"x"},{"type":"thinking","thinking":"t","signature":"s"}]}]}""", 2)]
    [InlineData("""{"input":[{"type":"reasoning","id":"r","summary":[{"type":"summary_text","text":"t"}],"encrypted_content":"x"}]}""", 1)]
    [InlineData("""{"input":[{"type":"reasoning","id":"r","summary":[],"signature":"x","content":[{"type":"reasoning_text","text":"x"}]}]}""", 1)]
    public void So_do_blocks_of_thinking_and_items_of_reasoning(string body, int count) => Assert.Equal(count, Parse(body).Reasoning.Length);

    [Theory]
    [InlineData("""{"messages":[{"role":"assistant","reasoning":"t","reasoning_details":[{"type":"reasoning.text","text":"t","format":"anthropic-claude-v1"}]}]}""")]
    [InlineData("""{"messages":[{"role":"assistant","reasoning_details":[{"type":"reasoning.text","text":"t","signature":null}]}]}""")]
    [InlineData("""{"messages":[{"role":"assistant","reasoning_details":[{"type":"reasoning.text","text":"t","signature":""}]}]}""")]
    [InlineData("""{"messages":[{"role":"assistant","reasoning_details":[{"type":"reasoning.summary","summary":"t"},null,7]}]}""")]
    [InlineData("""{"messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"t"},{"type":"tool_use","signature":"s"}]}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"thinking","thinking":"t","signature":"s"}]}]}""")]
    [InlineData("""{"input":[{"type":"reasoning","summary":[],"encrypted_content":null},{"type":"web_search_call","encrypted_content":"x"}]}""")]
    [InlineData("""{"reasoning_details":[{"type":"reasoning.encrypted","data":"x"}]}""")]
    public void What_is_plain_is_none_of_it(string body) => Assert.Empty(Parse(body).Reasoning);

    [Theory]
    [InlineData("[§]", "[]")]
    [InlineData("[ § ]", "[  ]")]
    [InlineData("[§,1]", "[1]")]
    [InlineData("[ § , 1 ]", "[ 1 ]")]
    [InlineData("[1,§]", "[1]")]
    [InlineData("[1 , § ]", "[1  ]")]
    [InlineData("[1,§,2]", "[1,2]")]
    [InlineData("[1, § , 2]", "[1, 2]")]
    [InlineData("[§,§]", "[]")]
    [InlineData("[§, §, 1]", "[1]")]
    [InlineData("[1, §,§]", "[1]")]
    [InlineData("[§,1,§]", "[1]")]
    [InlineData("[1,§,§,2,§]", "[1,2]")]
    public void A_detail_goes_with_one_comma(string details, string expected)
    {
        string Body(string list) => $$"""{"messages":[{"role":"assistant","reasoning_details":{{list}},"content":"x"}],"model":"a/b"}""";
        RequestTemplate template = Parse(Body(details.Replace("§", Text, StringComparison.Ordinal)));
        Assert.Equal(Body(expected), Compose(template, "a/b", template.Reasoning));
        Assert.Equal(Body(expected).Replace("a/b", "c/d", StringComparison.Ordinal), Compose(template, "c/d", template.Reasoning));
    }

    [Fact]
    public void Only_what_is_asked_for_goes()
    {
        const string Body = """{"messages":[{"role":"assistant","reasoning_details":[{"type":"reasoning.text","text":"t","signature":"s"},{"type":"reasoning.encrypted","data":"x"}]}]}""";
        RequestTemplate template = Parse(Body);
        Assert.Equal("""{"messages":[{"role":"assistant","reasoning_details":[{"type":"reasoning.encrypted","data":"x"}]}]}""", Compose(template, null, [template.Reasoning[0]]));
        Assert.Equal("""{"messages":[{"role":"assistant","reasoning_details":[{"type":"reasoning.text","text":"t","signature":"s"}]}]}""", Compose(template, null, [template.Reasoning[1]]));
        Assert.Equal(Body, Compose(template, null, []));
    }

    /// <summary>Random histories, of which each piece is known: what is kept, dropped, and how it is written.</summary>
    [Fact]
    public void Whatever_the_history_only_what_is_dropped_is_gone()
    {
        Gen<string> blank = Choose.From("", "", " ", "\n\t ");
        Gen<(string Json, bool IsSealed)> detail = Choose.From(
            ("""{"type":"reasoning.text","text":"a, [b]","signature":"s"}""", true),
            ("""{ "format" : "openai-responses-v1", "type" : "reasoning.encrypted", "data" : "]," }""", true),
            ("""{"type":"reasoning.text","text":"a","signature":null}""", false),
            ("""{"type":"reasoning.summary","summary":"é\u00e9"}""", false));
        Gen<((string Json, bool IsSealed) Detail, bool IsDropped, string Before, string After)[]> list =
            Gen.Select(detail, Gen.Bool, blank, blank).Select((one, isDropped, before, after) => (one, isDropped && one.IsSealed, before, after)).Array[0, 6];
        Gen<string> other = Choose.From(
            """{"role":"user","content":"x"}""", """{"role":"tool","content":[{"type":"text","text":"\ud83d\ude00"}]}""", "{}", """{ "role" : "assistant", "content" : null }""");

        Gen.Select(list.Array[0, 4], other, blank, Choose.From("a/b", "c/d"), Gen.Bool).Sample((lists, between, space, model, isStreamed) =>
        {
            string Write(bool isCut)
            {
                var body = new StringBuilder($$"""{{{space}}"model":{{space}}"{{(isCut ? model : "a/b")}}","stream":{{(isCut && isStreamed ? "true" : "false")}},{{space}}"messages":[{{between}}""");
                foreach (var pieces in lists)
                {
                    IEnumerable<string> kept = pieces.Where(piece => !isCut || !piece.IsDropped).Select(piece => piece.Before + piece.Detail.Json + piece.After);
                    body.Append($$""",{"role":"assistant","reasoning_details":[{{string.Join(',', kept)}}],"content":"x"}{{space}},{{between}}""");
                }

                return body.Append("""],"seed":1e0}""").ToString();
            }

            RequestTemplate template = Parse(Write(isCut: false));
            var all = lists.SelectMany(pieces => pieces).Where(piece => piece.Detail.IsSealed).ToArray();
            Assert.Equal(all.Select(piece => piece.Detail.Json), template.Reasoning.Select(found => Encoding.UTF8.GetString(Bytes(Write(isCut: false))[found.Start..found.End])));
            ReasoningDetail[] dropped = [.. template.Reasoning.Where((_, index) => all[index].IsDropped)];
            string actual = Compose(template, model, dropped, isStreamed);

            string expected = Write(isCut: true);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"{actual} is not {expected}");
            // Of what is blank around a dropped element some may be gone; without any drop, and but for that, nothing.
            if (dropped.Length == 0)
                Assert.Equal(expected, actual);
            Assert.Equal(Solid(expected), Solid(actual));
        }, iter: 3_000);
    }

    /// <summary>Random JSON in the words of the API, most of which makes no sense.</summary>
    [Fact]
    public void Whatever_the_body_without_its_details_it_has_none_and_with_them_it_is_as_before()
    {
        Gen<string> word = Choose.From(
            "\"assistant\"", "\"assistant\"", "\"user\"", "\"system\"", "\"reasoning.encrypted\"", "\"reasoning.text\"", "\"thinking\"", "\"redacted_thinking\"", "\"reasoning\"",
            "\"function_call\"", "\"google-gemini-v1\"", "\"s\"", "\"\"", "\"\\ud83d\"", "null", "7", "true", "{}", "[]",
            """{"type":"reasoning.encrypted","data":"x"}""", """{"signature":"s","type":"thinking"}""", """{"type":"text"}""");
        Gen<string> name = Choose.From(
            "role", "role", "content", "reasoning_details", "type", "type", "type", "signature", "format", "encrypted_content", "data", "messages", "input", "\\ud83d");
        Gen<string> blank = Choose.From("", "", " ", "\n");
        Gen<string> Tree(int depth) => depth == 0 ? word : Gen.OneOf(
            word,
            Gen.Select(Tree(depth - 1), blank, (item, space) => item + space).Array[0, 4].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(name, blank, Tree(depth - 1), (member, space, value) => $"\"{member}\"{space}:{value}").Array[0, 5].Select(members => $"{{{string.Join(',', members)}}}"));
        Gen<string> turn = Gen.Select(
            Choose.From("\"role\":\"assistant\"", "\"role\":\"user\"", "\"type\":\"reasoning\""), Gen.Select(name, Tree(2), (member, value) => $",\"{member}\":{value}").Array[0, 4],
            (first, members) => $"{{{first}{string.Concat(members)}}}");
        Gen<string> turns = Gen.Select(blank, Gen.OneOf(turn, Tree(3)), (space, item) => space + item).Array[0, 5].Select(items => $"[{string.Join(',', items)}]");

        int found = 0;
        Gen.Select(Choose.From("messages", "input", "system"), turns, Tree(3), Choose.From("a/b", "c/d")).Sample((member, value, other, model) =>
        {
            string Write(string named) => $$"""{"{{member}}":{{value}},"model":"{{named}}","tools":{{other}}}""";
            RequestTemplate template = Parse(Write("a/b"));
            Assert.Equal(Write(model), Compose(template, model, []));
            Assert.Equal(template.Conversation, Parse(Write(model).Replace(":", " :\n", StringComparison.Ordinal)).Conversation);

            string without = Compose(template, model, template.Reasoning);
            Assert.Empty(Parse(without).Reasoning);
            Interlocked.Add(ref found, template.Reasoning.Length);
        }, iter: 20_000);
        Assert.True(found > 100, $"Only {found} details in all of the bodies.");
    }

    private static string Solid(string json) => string.Concat(json.Where(character => !char.IsWhiteSpace(character)));

    private static string Compose(RequestTemplate template, string? model, ReasoningDetail[] dropped, bool isStreamed = false) =>
        Encoding.UTF8.GetString(template.Compose(model, isStreamed, default, dropped).Span);

    private static RequestTemplate Parse(string body) => RequestTemplate.Parse(Bytes(body));

    private static byte[] Bytes(string body) => Encoding.UTF8.GetBytes(body);
}
