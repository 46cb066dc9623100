using OpenRouter.Aot.Messages;

namespace OpenRouter.Aot.Tests.Wire.Messages;

/// <summary>Answers as they come, odd ones too. The recordings have none that succeeded, so that these stand for them.</summary>
public class MessageAnswerTests
{
    [Fact]
    public void An_answer_of_many_blocks_loses_nothing()
    {
        MessageAnswer answer = RoundTrip.AssertLossless<MessageAnswer>("""
            {"id":"gen-1","type":"message","role":"assistant","model":"a/one","provider":"P","container":{"id":"box","expires_at":"2026-08-01T10:00:00Z"},
             "content":[
              {"type":"thinking","thinking":"Hm.","signature":"c2ln"},
              {"type":"redacted_thinking","data":"abc"},
              {"type":"server_tool_use","id":"s","name":"web_search","input":{"query":"q"},"caller":{"type":"direct"}},
              {"type":"web_search_tool_result","tool_use_id":"s","content":[{"type":"web_search_result","url":"https://example.com/","title":"T","encrypted_content":"e","page_age":null}]},
              {"type":"web_search_tool_result","tool_use_id":"s","content":{"type":"web_search_tool_result_error","error_code":"max_uses_exceeded"}},
              {"type":"code_execution_tool_result","tool_use_id":"s","content":{"type":"code_execution_result","stdout":"1","stderr":"","return_code":0,"content":[]}},
              {"type":"text","text":"Hello ","citations":[{"type":"char_location","cited_text":"x","document_index":0,"document_title":null,"start_char_index":1,"end_char_index":2}]},
              {"type":"text","text":"there","citations":null},
              {"type":"tool_use","id":"t","name":"look","input":{"city":"Vienna"}},
              {"type":"container_upload","file_id":"f"},
              {"type":"vendor_block","own":[1,{"a":null}]}],
             "stop_reason":"tool_use","stop_sequence":null,"stop_details":{"type":"refusal","category":null,"explanation":"why"},
             "usage":{"input_tokens":9,"output_tokens":3,"cache_creation_input_tokens":0,"cache_read_input_tokens":null,
              "cache_creation":{"ephemeral_5m_input_tokens":1,"ephemeral_1h_input_tokens":2},"output_tokens_details":{"thinking_tokens":1},
              "server_tool_use":{"web_search_requests":1,"web_fetch_requests":0},"service_tier":"standard","speed":"fast","inference_geo":"us",
              "iterations":[{"type":"message","model":"a/one","input_tokens":9}],"cost":1e-5,"is_byok":false,
              "cost_details":{"upstream_inference_cost":null,"upstream_inference_prompt_cost":0.1,"upstream_inference_completions_cost":0.2}},
             "context_management":{"applied_edits":[{"type":"clear_tool_uses_20250919"}]},"openrouter_metadata":{"requested":"a/one"},"newer":1}
            """);

        Assert.Equal(("Hello there", "Hm.", "look"), (answer.Text, answer.ThinkingText, answer.ToolUses[0].Name));
        Assert.Equal((MessageStopReason.ToolUse, 1e-5m, 2, 0.2m), (
            answer.StopReason, answer.Usage?.Cost, answer.Usage?.CacheCreation?.OneHourTokens, answer.Usage?.CostDetails?.UpstreamInferenceCompletionsCost));
        Assert.Equal("web_search_result", answer.Content![3].Content?.Blocks?[0].Type?.Value);
        Assert.Equal("https://example.com/", answer.Content[3].Content?.Blocks?[0].Url);
        Assert.NotNull(answer.Content[4].Content?.Raw);
    }

    [Theory]
    [InlineData("""{"type":"error","error":{"type":"billing_error","message":"Add credits.","error_type":"payment_required"},"request_id":"gen-1","metadata":{"a":1}}""")]
    [InlineData("""{"content":null,"usage":null,"stop_reason":null}""")]
    [InlineData("""{"content":"Hello","usage":[],"stop_reason":7,"container":"box","role":{}}""")]
    [InlineData("""{"content":[{"type":"text","text":7},{"type":"tool_use","input":"{}"}],"usage":{"input_tokens":"9","cost":"0.1"}}""")]
    public void Values_of_another_shape_are_kept(string json)
    {
        MessageAnswer answer = RoundTrip.AssertLossless<MessageAnswer>(json);

        Assert.Equal("", answer.ThinkingText);
    }
}
