using OpenRouter.Aot.Messages;

namespace OpenRouter.Aot.Tests.Wire.Messages;

/// <summary>Streams of messages put together, whole and broken.</summary>
public class MessageAccumulatorTests
{
    private const string Begin = """{"type":"message_start","message":{"id":"gen-1","type":"message","role":"assistant","model":"a/one","content":[],"stop_reason":null,"usage":{"input_tokens":9,"output_tokens":1,"cache_read_input_tokens":4,"service_tier":"standard","odd":true}}}""";
    private const string Stop = """{"type":"message_stop"}""";

    [Fact]
    public void The_answer_is_made_of_the_pieces()
    {
        MessageAnswer answer = Accumulate($$$$"""
            {{{{Begin}}}}
            {"type":"ping"}
            {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}
            {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Let me "}}
            {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"think."}}
            {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2ln"}}
            {"type":"content_block_stop","index":0}
            {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}
            {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"See "}}
            {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"there"}}
            {"type":"content_block_delta","index":1,"delta":{"type":"citations_delta","citation":{"type":"web_search_result_location","cited_text":"x","url":"https://example.com/","title":"T","encrypted_index":"e"}}}
            {"type":"content_block_stop","index":1}
            {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"t1","name":"look","input":{}}}
            {"type":"content_block_start","index":3,"content_block":{"type":"tool_use","id":"t2","name":"wait","input":{}}}
            {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":""}}
            {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\"city\":"}}
            {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"\"Vienna\"}"}}
            {"type":"content_block_start","index":4,"content_block":{"type":"redacted_thinking","data":"abc"}}
            {"type":"content_block_start","index":5,"content_block":{"type":"compaction","content":null}}
            {"type":"content_block_delta","index":5,"delta":{"type":"compaction_delta","content":"In short","encrypted_content":"xyz"}}
            {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"input_tokens":null,"output_tokens":42,"cost":0.25,"newer":1}}
            {{{{Stop}}}}
            """);

        RoundTrip.AssertSame("""
            {"id":"gen-1","type":"message","role":"assistant","model":"a/one","content":[
              {"type":"thinking","thinking":"Let me think.","signature":"c2ln"},
              {"type":"text","text":"See there","citations":[{"type":"web_search_result_location","cited_text":"x","url":"https://example.com/","title":"T","encrypted_index":"e"}]},
              {"type":"tool_use","id":"t1","name":"look","input":{"city":"Vienna"}},
              {"type":"tool_use","id":"t2","name":"wait","input":{}},
              {"type":"redacted_thinking","data":"abc"},
              {"type":"compaction","content":"In short","encrypted_content":"xyz"}],
             "stop_reason":"tool_use","usage":{"input_tokens":9,"output_tokens":42,"cache_read_input_tokens":4,"service_tier":"standard","cost":0.25,"odd":true,"newer":1}}
            """, answer);
        Assert.Equal(("See there", "Let me think.", 2), (answer.Text, answer.ThinkingText, answer.ToolUses.Count));
    }

    [Fact]
    public void An_input_that_broke_off_is_kept_as_a_text()
    {
        MessageAnswer answer = Accumulate($$$$"""
            {{{{Begin}}}}
            {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t1","name":"look","input":{}}}
            {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"city\":"}}
            """);

        Assert.Equal("""
            "{\"city\":"
            """, answer.ToolUses[0].Input?.ToString());
        Assert.Null(answer.StopReason);
    }

    [Fact]
    public void An_error_in_place_of_the_rest_is_the_answers()
    {
        MessageAnswer answer = Accumulate($$$$"""
            {{{{Begin}}}}
            {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Half"}}
            {"type":"error","error":{"type":"overloaded_error","message":"busy"},"request_id":null}
            {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" more"}}
            """);

        Assert.Equal(("Half", "busy", "overloaded_error"), (answer.Text, answer.Error?.Message, answer.Error?.ErrorType));
    }

    [Fact]
    public void Pieces_without_an_index_go_on_with_the_last_block()
    {
        MessageAnswer answer = Accumulate("""
            {"type":"content_block_start","content_block":{"type":"text","text":"Oh, "}}
            {"type":"content_block_delta","delta":{"type":"text_delta","text":"hello"}}
            {"type":"content_block_start","content_block":{"type":"tool_use","id":"t1","name":"look"}}
            {"type":"content_block_delta","delta":{"type":"input_json_delta","partial_json":"{}"}}
            """);

        Assert.Equal(("Oh, hello", "{}"), (answer.Text, answer.ToolUses[0].Input?.ToString()));
    }

    [Theory]
    [InlineData("""{"type":"text_delta","text":"a"}""", "text")]
    [InlineData("""{"type":"thinking_delta","thinking":"a"}""", "thinking")]
    [InlineData("""{"type":"input_json_delta","partial_json":"{}"}""", "tool_use")]
    [InlineData("""{"type":"compaction_delta","content":"a"}""", "compaction")]
    public void A_block_without_a_beginning_is_what_its_pieces_say(string delta, string type)
    {
        MessageAnswer answer = Accumulate($$$$"""{"type":"content_block_delta","index":0,"delta":{{{{delta}}}}}""");

        Assert.Equal(type, Assert.Single(answer.Content!).Type?.Value);
    }

    [Fact]
    public void Beginnings_that_come_again_and_what_follows_the_end_change_nothing()
    {
        MessageAnswer answer = Accumulate($$$$"""
            {{{{Begin}}}}
            {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}
            {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}}
            {{{{Begin}}}}
            {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}
            {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":5}}
            {"type":"message_delta","delta":{"stop_reason":null},"usage":{"output_tokens":5}}
            {{{{Stop}}}}
            {{{{Stop}}}}
            {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"!"}}
            """);

        Assert.Equal(("Hello", MessageStopReason.EndTurn, 5), (answer.Text, answer.StopReason, answer.Usage?.OutputTokens));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":null,"index":null,"delta":null,"message":null,"usage":null}""")]
    [InlineData("""{"type":"message_start","message":null}""")]
    [InlineData("""{"type":"message_start","message":{"usage":null,"content":null}}""")]
    [InlineData("""{"type":"content_block_start","index":1,"content_block":null}""")]
    [InlineData("""{"type":"content_block_start","index":2147483647,"content_block":{"type":"text"}}""")]
    [InlineData("""{"type":"content_block_delta","index":-3,"delta":{}}""")]
    [InlineData("""{"type":"content_block_delta","index":0,"delta":null}""")]
    [InlineData("""{"type":"content_block_stop"}""")]
    [InlineData("""{"type":"message_delta","delta":null}""")]
    [InlineData("""{"type":"error","error":null}""")]
    [InlineData("""{"type":"vendor_event","index":0}""")]
    public void Members_that_are_null_or_strange_do_no_harm(string strange)
    {
        MessageAnswer answer = Accumulate($$$$"""
            {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}}
            {{{{strange}}}}
            """);

        Assert.Equal("Hello", answer.Text);
        Assert.NotEmpty(RoundTrip.Write(answer));
    }

    private static MessageAnswer Accumulate(string lines)
    {
        var whole = new MessageAccumulator();
        foreach (MessageEvent next in RoundTrip.ParseLines<MessageEvent>(lines))
            whole.Add(next);
        Assert.Equal(whole.ToAnswer().Text, whole.Text);
        return whole.ToAnswer();
    }
}
