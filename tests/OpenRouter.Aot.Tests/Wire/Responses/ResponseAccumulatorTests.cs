using OpenRouter.Aot.Responses;

namespace OpenRouter.Aot.Tests.Wire.Responses;

/// <summary>Streams of responses put together, whole and broken.</summary>
public class ResponseAccumulatorTests
{
    private const string Begin = """{"type":"response.created","response":{"id":"gen-1","object":"response","model":"a/one","status":"in_progress","output":[]},"sequence_number":0}""";

    [Fact]
    public void The_last_event_holds_the_whole()
    {
        ResponseAnswer answer = Accumulate($$$$"""
            {{{{Begin}}}}
            {"type":"response.output_text.delta","output_index":0,"item_id":"m","content_index":0,"delta":"Hel","logprobs":[],"sequence_number":1}
            {"type":"response.completed","response":{"id":"gen-1","object":"response","model":"a/one","status":"completed","output":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Hello"}]}],"usage":{"input_tokens":3,"output_tokens":2,"cost":0.001}},"sequence_number":2}
            """);

        Assert.Equal(("Hello", ResponseStatus.Completed, 0.001m), (answer.Text, answer.Status, answer.Usage?.Cost));
    }

    [Fact]
    public void Without_it_the_answer_is_made_of_the_pieces()
    {
        ResponseAnswer answer = Accumulate($$$$"""
            {{{{Begin}}}}
            {"type":"response.output_item.added","output_index":0,"item":{"type":"reasoning","id":"r","summary":[],"format":"openai-responses-v1"},"sequence_number":1}
            {"type":"response.reasoning_summary_part.added","output_index":0,"item_id":"r","summary_index":0,"part":{"type":"summary_text","text":""},"sequence_number":2}
            {"type":"response.reasoning_summary_text.delta","output_index":0,"item_id":"r","summary_index":0,"delta":"Let me ","sequence_number":3}
            {"type":"response.reasoning_summary_text.delta","output_index":0,"item_id":"r","summary_index":0,"delta":"think.","sequence_number":4}
            {"type":"response.reasoning_text.delta","output_index":0,"item_id":"r","content_index":0,"delta":"Hm.","sequence_number":5}
            {"type":"response.output_item.added","output_index":2,"item":{"type":"function_call","id":"f2","call_id":"c2","name":"second","arguments":"","status":"in_progress"},"sequence_number":6}
            {"type":"response.output_item.added","output_index":1,"item":{"type":"function_call","id":"f1","call_id":"c1","name":"first","arguments":"","status":"in_progress"},"sequence_number":7}
            {"type":"response.function_call_arguments.delta","output_index":2,"item_id":"f2","delta":"{\"b\":","sequence_number":8}
            {"type":"response.function_call_arguments.delta","output_index":1,"item_id":"f1","delta":"{\"a\":1}","sequence_number":9}
            {"type":"response.function_call_arguments.delta","output_index":2,"item_id":"f2","delta":"2}","sequence_number":10}
            {"type":"response.output_item.added","output_index":3,"item":{"type":"message","id":"m","role":"assistant","status":"in_progress","content":[]},"sequence_number":11}
            {"type":"response.content_part.added","output_index":3,"item_id":"m","content_index":0,"part":{"type":"output_text","text":"","annotations":[]},"sequence_number":12}
            {"type":"response.output_text.delta","output_index":3,"item_id":"m","content_index":0,"delta":"See ","sequence_number":13}
            {"type":"response.output_text.delta","output_index":3,"item_id":"m","content_index":0,"delta":"there","sequence_number":14}
            {"type":"response.output_text.annotation.added","output_index":3,"item_id":"m","content_index":0,"annotation_index":0,"annotation":{"type":"url_citation","url":"https://example.com/","title":"T","start_index":4,"end_index":9},"sequence_number":15}
            {"type":"response.refusal.delta","output_index":3,"item_id":"m","content_index":1,"delta":"No.","sequence_number":16}
            {"type":"response.custom_tool_call_input.delta","output_index":4,"item_id":"t","delta":"free text","sequence_number":17}
            {"type":"response.code_interpreter_call_code.delta","output_index":5,"item_id":"i","delta":"print(1)","sequence_number":18}
            """);

        RoundTrip.AssertSame("""
            {"id":"gen-1","object":"response","model":"a/one","status":"in_progress","output":[
              {"type":"reasoning","id":"r","summary":[{"type":"summary_text","text":"Let me think."}],"content":[{"type":"reasoning_text","text":"Hm."}],"format":"openai-responses-v1"},
              {"type":"function_call","id":"f1","call_id":"c1","name":"first","arguments":"{\"a\":1}","status":"in_progress"},
              {"type":"function_call","id":"f2","call_id":"c2","name":"second","arguments":"{\"b\":2}","status":"in_progress"},
              {"type":"message","id":"m","role":"assistant","status":"in_progress","content":[
                {"type":"output_text","text":"See there","annotations":[{"type":"url_citation","url":"https://example.com/","title":"T","start_index":4,"end_index":9}]},
                {"type":"refusal","refusal":"No."}]},
              {"type":"custom_tool_call","id":"t","input":"free text"},
              {"type":"code_interpreter_call","id":"i","code":"print(1)"}]}
            """, answer);
        Assert.Equal(("See there", "Hm.", "No.", 2), (answer.Text, answer.ReasoningText, answer.Refusal, answer.FunctionCalls.Count));
    }

    [Fact]
    public void An_item_that_is_complete_stands_as_it_came()
    {
        ResponseAnswer answer = Accumulate($$$$"""
            {{{{Begin}}}}
            {"type":"response.output_text.delta","output_index":0,"item_id":"m","content_index":0,"delta":"Hel","sequence_number":1}
            {"type":"response.output_item.done","output_index":0,"item":{"type":"message","id":"m","role":"assistant","phase":"final_answer","content":[{"type":"output_text","text":"Hello"}]},"sequence_number":2}
            {"type":"response.output_text.delta","output_index":0,"item_id":"m","content_index":0,"delta":"lo","sequence_number":3}
            """);

        Assert.Equal(("Hello", "final_answer"), (answer.Text, answer.Output![0].Phase));
    }

    [Fact]
    public void A_response_that_failed_keeps_what_had_come()
    {
        ResponseAnswer answer = Accumulate($$$$"""
            {{{{Begin}}}}
            {"type":"response.output_text.delta","output_index":0,"item_id":"m","content_index":0,"delta":"Half","sequence_number":1}
            {"type":"response.failed","response":{"id":"gen-1","object":"response","status":"failed","output":[],"error":{"code":"server_error","message":"gone"}},"sequence_number":2}
            {"type":"response.output_text.delta","output_index":0,"item_id":"m","content_index":0,"delta":" more","sequence_number":3}
            """);

        Assert.Equal(("Half", ResponseStatus.Failed, "gone"), (answer.Text, answer.Status, answer.Error?.Message));
    }

    [Theory]
    [InlineData("""{"type":"error","code":"server_error","message":"gone","param":null,"sequence_number":2}""")]
    [InlineData("""{"type":"response.error","error":{"code":502,"message":"gone"},"sequence_number":2}""")]
    public void An_error_in_place_of_the_rest_is_the_answers(string error)
    {
        ResponseAnswer answer = Accumulate($$$$"""
            {{{{Begin}}}}
            {"type":"response.output_text.delta","output_index":0,"delta":"Half","sequence_number":1}
            {{{{error}}}}
            {"type":"response.completed","response":{"id":"gen-2","output":[]},"sequence_number":3}
            """);

        Assert.Equal(("Half", ResponseStatus.Failed, "gone", "gen-1"), (answer.Text, answer.Status, answer.Error?.Message, answer.Id));
    }

    [Fact]
    public void Pieces_without_an_index_find_their_item()
    {
        ResponseAnswer answer = Accumulate("""
            {"type":"response.output_item.added","item":{"type":"function_call","id":"f1","call_id":"c1","name":"first"}}
            {"type":"response.output_item.added","item":{"type":"function_call","id":"f2","call_id":"c2","name":"second"}}
            {"type":"response.function_call_arguments.delta","item_id":"f1","delta":"{}"}
            {"type":"response.function_call_arguments.delta","item_id":"f2","delta":"[1"}
            {"type":"response.function_call_arguments.delta","delta":"]"}
            {"type":"response.output_item.done","item":{"type":"function_call","id":"f1","call_id":"c1","name":"first","arguments":"{ }"}}
            {"type":"response.output_text.delta","item_id":"m","delta":"Hello"}
            {"type":"response.output_text.done","text":"Hello!"}
            """);

        Assert.Equal(["{ }", "[1]"], answer.FunctionCalls.Select(call => call.Arguments));
        Assert.Equal("Hello!", answer.Text);
    }

    [Fact]
    public void A_piece_that_comes_again_is_taken_once()
    {
        const string Delta = """{"type":"response.output_text.delta","output_index":0,"item_id":"m","content_index":0,"delta":"Hello","sequence_number":7}""";

        Assert.Equal("Hello", Accumulate($"{Begin}\n{Delta}\n{Delta}\n{Begin}").Text);
    }

    [Fact]
    public void Pieces_without_a_number_are_all_taken()
    {
        const string Delta = """{"type":"response.output_text.delta","output_index":0,"delta":"ha","sequence_number":0}""";

        Assert.Equal("haha", Accumulate($"{Delta}\n{Delta}").Text);
    }

    [Fact]
    public void What_has_come_can_be_asked_for_at_any_time()
    {
        var whole = new ResponseAccumulator();
        var texts = new List<string>();
        foreach (ResponseEvent next in RoundTrip.ParseLines<ResponseEvent>($$$$"""
            {{{{Begin}}}}
            {"type":"response.output_text.delta","output_index":0,"delta":"Hel","sequence_number":1}
            {"type":"response.output_text.delta","output_index":0,"delta":"lo","sequence_number":2}
            """))
        {
            whole.Add(next);
            texts.Add(whole.Text + "|" + whole.ToAnswer().Text);
        }

        Assert.Equal(["|", "Hel|Hel", "Hello|Hello"], texts);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":null,"response":null,"item":null,"delta":null,"output_index":null}""")]
    [InlineData("""{"type":"response.output_item.added","item":null}""")]
    [InlineData("""{"type":"response.output_item.done","item":null}""")]
    [InlineData("""{"type":"response.content_part.added","part":null}""")]
    [InlineData("""{"type":"response.output_text.delta","delta":null,"logprobs":null}""")]
    [InlineData("""{"type":"response.output_text.annotation.added","annotation":null}""")]
    [InlineData("""{"type":"response.function_call_arguments.done","arguments":null,"output_index":-5}""")]
    [InlineData("""{"type":"response.completed","response":null}""")]
    [InlineData("""{"type":"response.failed","response":{"output":null,"error":null}}""")]
    [InlineData("""{"type":"response.something.new","output_index":2147483647}""")]
    public void Members_that_are_null_or_strange_do_no_harm(string strange)
    {
        ResponseAnswer answer = Accumulate($$$$"""
            {"type":"response.output_text.delta","output_index":0,"delta":"Hello"}
            {{{{strange}}}}
            """);

        Assert.Equal("Hello", answer.Text);
        Assert.NotEmpty(RoundTrip.Write(answer));
    }

    private static ResponseAnswer Accumulate(string lines)
    {
        var whole = new ResponseAccumulator();
        foreach (ResponseEvent next in RoundTrip.ParseLines<ResponseEvent>(lines))
            whole.Add(next);
        Assert.Equal(whole.ToAnswer().Text, whole.Text);
        return whole.ToAnswer();
    }
}
