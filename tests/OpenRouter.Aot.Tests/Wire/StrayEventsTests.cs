using CsCheck;
using OpenRouter.Aot.Messages;
using OpenRouter.Aot.Responses;

namespace OpenRouter.Aot.Tests.Wire;

/// <summary>Streams whose events are lost, repeated and out of order: there is always an answer, which can be written, and its text is what the accumulator says.</summary>
public class StrayEventsTests
{
    private static readonly IReadOnlyList<ResponseEvent> ResponseEvents = RoundTrip.ParseLines<ResponseEvent>("""
        {}
        {"type":"response.created","response":{"id":"gen-1","object":"response","status":"in_progress","output":[]},"sequence_number":0}
        {"type":"response.in_progress","response":{"id":"gen-1","output":[{"type":"message","content":"early"}]}}
        {"type":"response.output_item.added","output_index":0,"item":{"type":"message","id":"m","content":[]},"sequence_number":1}
        {"type":"response.output_item.added","item":{"type":"function_call","id":"f","name":"look","arguments":""}}
        {"type":"response.output_item.added","output_index":1,"item":null}
        {"type":"response.content_part.added","item_id":"m","content_index":0,"part":{"type":"output_text","text":"","annotations":[]}}
        {"type":"response.content_part.added","item_id":"m","part":null}
        {"type":"response.output_text.delta","item_id":"m","content_index":0,"delta":"one ","logprobs":[{"token":"one"}]}
        {"type":"response.output_text.delta","delta":"two ","sequence_number":4}
        {"type":"response.output_text.delta","output_index":-1,"content_index":-1,"delta":"three "}
        {"type":"response.output_text.annotation.added","annotation":{"type":"url_citation"}}
        {"type":"response.refusal.delta","content_index":1,"delta":"no"}
        {"type":"response.reasoning_text.delta","output_index":7,"delta":"hm"}
        {"type":"response.reasoning_summary_part.added","output_index":7,"part":{"type":"summary_text","text":"s"}}
        {"type":"response.reasoning_summary_text.delta","output_index":7,"summary_index":2147483647,"delta":"so"}
        {"type":"response.function_call_arguments.delta","item_id":"f","delta":"{\"a\""}
        {"type":"response.function_call_arguments.done","item_id":"f","name":"look","arguments":"{}"}
        {"type":"response.custom_tool_call_input.delta","output_index":2147483647,"delta":"x"}
        {"type":"response.content_part.done","item_id":"m","content_index":0,"part":{"type":"output_text","text":"one two"}}
        {"type":"response.output_item.done","output_index":0,"item":{"type":"message","id":"m","content":[{"type":"output_text","text":"done"}]}}
        {"type":"response.completed","response":{"id":"gen-1","object":"response","status":"completed","output":[]}}
        {"type":"response.failed","response":{"error":{"code":"server_error","message":"gone"}}}
        {"type":"error","code":null,"message":"gone"}
        """);

    private static readonly IReadOnlyList<MessageEvent> MessageEvents = RoundTrip.ParseLines<MessageEvent>("""
        {}
        {"type":"ping"}
        {"type":"message_start","message":{"id":"gen-1","type":"message","content":[],"usage":{"input_tokens":1,"odd":2}}}
        {"type":"message_start","message":{"content":[{"type":"text","text":"early"}],"usage":null}}
        {"type":"content_block_start","index":0,"content_block":{"type":"text","text":"zero "}}
        {"type":"content_block_start","content_block":{"type":"tool_use","id":"t","name":"look","input":{}}}
        {"type":"content_block_start","index":2147483647,"content_block":{"type":"thinking","thinking":""}}
        {"type":"content_block_start","index":1,"content_block":null}
        {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"one "}}
        {"type":"content_block_delta","delta":{"type":"text_delta","text":"two "}}
        {"type":"content_block_delta","index":-1,"delta":{"type":"text_delta","text":"three "}}
        {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"a\""}}
        {"type":"content_block_delta","delta":{"type":"thinking_delta","thinking":"hm"}}
        {"type":"content_block_delta","delta":{"type":"signature_delta","signature":"s"}}
        {"type":"content_block_delta","index":0,"delta":{"type":"citations_delta","citation":{"type":"char_location"}}}
        {"type":"content_block_delta","index":9,"delta":{"type":"compaction_delta","content":"c"}}
        {"type":"content_block_stop","index":0}
        {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":3,"odd":4}}
        {"type":"message_delta","delta":null,"usage":{}}
        {"type":"message_stop"}
        {"type":"error","error":{"type":"api_error","message":"gone"}}
        """);

    [Fact]
    public void Of_any_events_a_response_is_made() => Gen.Int[0, ResponseEvents.Count - 1].List[0, 30].Sample(picks =>
    {
        var whole = new ResponseAccumulator();
        foreach (int pick in picks)
            whole.Add(ResponseEvents[pick]);
        ResponseAnswer answer = RoundTrip.Parse<ResponseAnswer>(RoundTrip.Write(whole.ToAnswer()));
        return answer.Text == whole.Text && answer.Text == whole.ToAnswer().Text;
    });

    [Fact]
    public void Of_any_events_a_message_is_made() => Gen.Int[0, MessageEvents.Count - 1].List[0, 30].Sample(picks =>
    {
        var whole = new MessageAccumulator();
        foreach (int pick in picks)
            whole.Add(MessageEvents[pick]);
        MessageAnswer answer = RoundTrip.Parse<MessageAnswer>(RoundTrip.Write(whole.ToAnswer()));
        return answer.Text == whole.Text && answer.Text == whole.ToAnswer().Text;
    });
}
