using OpenRouter.Aot.Responses;

namespace OpenRouter.Aot.Tests.Wire.Responses;

/// <summary>Answers as they come, odd ones too.</summary>
public class ResponseAnswerTests
{
    [Fact]
    public void The_texts_of_an_answer_are_put_together()
    {
        ResponseAnswer answer = RoundTrip.AssertLossless<ResponseAnswer>("""
            {"id":"gen-1","object":"response","status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"error":null,"output":[
              {"type":"reasoning","summary":[{"type":"summary_text","text":"First."},{"type":"summary_text","text":"Then."}],"content":null},
              {"type":"reasoning","summary":[{"type":"summary_text","text":"unused"}],"content":[{"type":"reasoning_text","text":"Word for word."}]},
              {"type":"message","role":"assistant","content":[{"type":"output_text","text":"Hello ","annotations":[]},{"type":"refusal","refusal":"No."}]},
              {"type":"message","role":"assistant","content":"there"},
              {"type":"openrouter:web_search","id":"s","status":"completed","action":{"type":"search","query":"q"}},
              {"type":"vendor_call","own":{"a":[1]}}],
             "output_text":"","text":{"format":{"type":"text"}},"instructions":[{"role":"developer","content":"Be brief."}],
             "tool_choice":{"type":"allowed_tools","mode":"auto","tools":[{"type":"function","name":"a"}]},"service_tier":"provisioned",
             "usage":{"input_tokens":1,"output_tokens":2,"total_tokens":3,"cost":3.4e-7,"is_byok":true,"server_tool_use_details":{"web_search_requests":2},
              "cost_details":{"upstream_inference_cost":0.2,"upstream_inference_input_cost":0.1,"upstream_inference_output_cost":0.1}},
             "openrouter_metadata":{"requested":"a/one"},"newer":{"b":1}}
            """);

        Assert.Equal(("Hello there", "First.\n\nThen.\n\nWord for word.", "No."), (answer.Text, answer.ReasoningText, answer.Refusal));
        Assert.Equal((ResponseIncompleteReason.MaxOutputTokens, 3.4e-7m, 0.1m), (
            answer.IncompleteDetails?.Reason, answer.Usage?.Cost, answer.Usage?.CostDetails?.UpstreamInferenceInputCost));
        Assert.False(answer.Output![^1].Type?.IsKnown);
    }

    [Theory]
    [InlineData("""{"output":null,"usage":null,"error":null}""")]
    [InlineData("""{"output":{},"usage":7,"status":3,"created_at":"1766623324","tools":"none","metadata":[1]}""")]
    [InlineData("""{"output":[{"content":7,"arguments":{"a":1},"summary":"s"}],"tool_choice":false,"text":"t"}""")]
    [InlineData("""{"output":[{"type":"message","content":[{"type":"output_text","text":null,"logprobs":[{"token":"a","logprob":-0.5,"bytes":[97],"top_logprobs":[]}]}]}]}""")]
    public void Values_of_another_shape_are_kept(string json)
    {
        ResponseAnswer answer = RoundTrip.AssertLossless<ResponseAnswer>(json);

        Assert.Equal(("", "", 0), (answer.Text, answer.ReasoningText, answer.FunctionCalls.Count));
    }
}
