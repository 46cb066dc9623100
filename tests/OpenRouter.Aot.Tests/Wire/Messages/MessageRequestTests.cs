using OpenRouter.Aot.Messages;

namespace OpenRouter.Aot.Tests.Wire.Messages;

/// <summary>What users make, as it is sent: only what was set, in the order of the API's documents.</summary>
public class MessageRequestTests
{
    [Fact]
    public void A_request_is_written_with_what_was_set_and_in_order()
    {
        var request = new MessageRequest { MaxTokens = 50, Temperature = 0.5, System = "Be brief.", Messages = ["Hello"], Model = "a/one" };

        Assert.Equal(
            """{"model":"a/one","messages":[{"role":"user","content":"Hello"}],"max_tokens":50,"system":"Be brief.","temperature":0.5}""",
            RoundTrip.Write(request));
    }

    [Fact]
    public void An_answer_is_sent_back_as_it_came()
    {
        const string Content = """[{"type":"thinking","thinking":"Hm.","signature":"c2ln"},{"type":"tool_use","id":"t","name":"look","input":{"a":[1]},"own":2}]""";
        MessageAnswer answer = RoundTrip.Parse<MessageAnswer>($$$$"""{"content":{{{{Content}}}}}""");
        var request = new MessageRequest
        {
            Messages = ["Hello", answer.ToTurn(), MessageTurn.User([MessageBlock.ToolResult("t", ["found", MessageBlock.FromImage([1, 2, 3], "image/png")])])],
        };

        RoundTrip.AssertSame($$$$"""
            {"messages":[{"role":"user","content":"Hello"},{"role":"assistant","content":{{{{Content}}}}},{"role":"user","content":[
              {"type":"tool_result","tool_use_id":"t","content":[
                {"type":"text","text":"found"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQID"}}]}]}]}
            """, request);
    }

    [Fact]
    public void Blocks_are_made_of_bytes_and_addresses()
    {
        MessageTurn turn = MessageTurn.User([
            MessageBlock.FromImage(new Uri("https://example.com/a")), MessageBlock.FromPdf(new Uri("https://example.com/b")),
            MessageBlock.FromPdf([1, 2, 3], "Title"), MessageBlock.ToolResult("t", "gone", isError: true), "What is it?"]);

        RoundTrip.AssertSame("""
            {"role":"user","content":[
              {"type":"image","source":{"type":"url","url":"https://example.com/a"}},
              {"type":"document","source":{"type":"url","url":"https://example.com/b"}},
              {"type":"document","title":"Title","source":{"type":"base64","media_type":"application/pdf","data":"AQID"}},
              {"type":"tool_result","tool_use_id":"t","content":"gone","is_error":true},
              {"type":"text","text":"What is it?"}]}
            """, turn);
    }

    [Fact]
    public void Tools_thinking_and_formats_are_written()
    {
        RawJson schema = RawJson.Parse("""{"type":"object"}""");
        var request = new MessageRequest
        {
            Messages = [],
            Thinking = MessageThinking.Enabled(2_000),
            Tools = [MessageTool.Custom("look", "Looks.", schema), MessageTool.Server("openrouter:web_search")],
            ToolChoice = MessageToolChoiceType.Any,
            OutputConfig = new MessageOutputConfig { Effort = EffortLevel.Low, Format = MessageOutputFormat.FromSchema(schema) },
            Metadata = new MessageMetadata { UserId = "u" },
            CacheControl = CacheControl.OneHour,
            Fallbacks = [new MessageFallback { Model = "b/two" }],
        };

        Assert.Equal(
            """
            {"messages":[],"thinking":{"type":"enabled","budget_tokens":2000},
            "tools":[{"name":"look","description":"Looks.","input_schema":{"type":"object"}},{"type":"openrouter:web_search"}],
            "tool_choice":{"type":"any"},"output_config":{"effort":"low","format":{"type":"json_schema","schema":{"type":"object"}}},
            "metadata":{"user_id":"u"},"cache_control":{"type":"ephemeral","ttl":"1h"},"fallbacks":[{"model":"b/two"}]}
            """.ReplaceLineEndings(""), RoundTrip.Write(request));
    }
}
