using System.Text;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Tests.Wire;

public class ChatAccumulatorTests
{
    [Fact]
    public void Pieces_become_one_answer_and_no_member_is_lost()
    {
        JsonNode answer = Accumulate(
            """{"id":"gen-1","object":"chat.completion.chunk","created":5,"model":"a/one","provider":"P","new_member":{"a":1},"choices":[{"index":0,"delta":{"role":"assistant","content":"","annotations":[{"n":1}]},"finish_reason":null,"logprobs":null}]}""",
            """{"id":"gen-1","model":"a/one","choices":[{"index":0,"delta":{"content":"Hel","reasoning":"so"},"logprobs":{"content":[{"token":"Hel"}]}}]}""",
            """{"id":"gen-1","model":"","new_member":{"b":2},"choices":[{"index":0,"delta":{"content":"lo","annotations":[{"n":2}],"odd":null},"logprobs":{"content":[{"token":"lo"}]}}]}""",
            """{"id":"gen-1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":"{\"x"}}]}}]}""",
            """{"id":"gen-1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":null,"type":"","function":{"name":"","arguments":"\":1}"}}]},"finish_reason":"tool_calls"}]}""",
            """{"id":"gen-1","choices":[{"index":0,"delta":{"content":""},"finish_reason":"tool_calls"}],"usage":{"total_tokens":7,"cost":3.4e-7,"odd":true}}""");

        JsonNode expected = JsonNode.Parse("""
            {"id":"gen-1","created":5,"model":"a/one","provider":"P","new_member":{"a":1,"b":2},"object":"chat.completion",
             "choices":[{"index":0,"finish_reason":"tool_calls","logprobs":{"content":[{"token":"Hel"},{"token":"lo"}]},
               "message":{"role":"assistant","content":"Hello","reasoning":"so","annotations":[{"n":1},{"n":2}],"odd":null,
                 "tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":"{\"x\":1}"}}]}}],
             "usage":{"total_tokens":7,"cost":0.00000034,"odd":true}}
            """)!;
        Assert.True(JsonNode.DeepEquals(expected, answer), answer.ToJsonString());
    }

    [Fact]
    public void Several_answers_are_kept_apart()
    {
        JsonNode answer = Accumulate(
            """{"choices":[{"index":1,"delta":{"content":"b"}},{"index":0,"delta":{"content":"a"}}]}""",
            """{"choices":[{"index":1,"delta":{"content":"B"},"finish_reason":"stop"}]}""");
        Assert.Equal(["a", "bB"], answer["choices"]!.AsArray().Select(choice => (string)choice!["message"]!["content"]!));
    }

    [Fact]
    public void Tool_calls_without_an_index_are_told_apart_by_their_ids()
    {
        JsonNode answer = Accumulate(
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"id":"c1","function":{"name":"f","arguments":"{\"a\""}}]}}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"function":{"arguments":":1}"}}]}}]}""",
            """{"choices":[{"index":0,"delta":{"tool_calls":[{"id":"c2","function":{"name":"g","arguments":"{}"}},null]}},null]}""");
        Assert.Equal(
            ["c1 f {\"a\":1}", "c2 g {}"],
            answer["choices"]![0]!["message"]!["tool_calls"]!.AsArray().Select(call => $"{call!["id"]} {call["function"]!["name"]} {call["function"]!["arguments"]}"));
    }

    [Fact]
    public void Members_that_a_later_piece_of_a_reasoning_brings_are_kept_and_the_callers_chunk_stays_as_it_is()
    {
        const string First = """{"choices":[{"index":0,"delta":{"reasoning_details":[{"type":"reasoning.text","text":"a","signature":null,"format":null,"own":{"x":1.50},"index":0}]}}]}""";
        ChatChunk first = OpenRouterJson.Parse<ChatChunk>(Encoding.UTF8.GetBytes(First));
        var whole = new ChatAccumulator();
        whole.Add(first);
        whole.Add(OpenRouterJson.Parse<ChatChunk>(
            """{"choices":[{"index":0,"delta":{"reasoning_details":[{"type":"reasoning.text","text":"b","signature":"s","data":null,"own":[1],"more":true,"index":0}]}}]}"""u8));

        JsonNode details = JsonNode.Parse(OpenRouterJson.ToUtf8Bytes(whole.ToCompletion()))!["choices"]![0]!["message"]!["reasoning_details"]!;

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse("""[{"type":"reasoning.text","text":"ab","signature":"s","format":null,"own":[1],"more":true,"index":0}]"""), details), details.ToJsonString());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(First), JsonNode.Parse(OpenRouterJson.ToUtf8Bytes(first))));
    }

    [Fact]
    public void Pieces_of_audio_are_joined()
    {
        JsonNode answer = Accumulate(
            """{"choices":[{"index":0,"delta":{"audio":{"id":"a1","data":"UklG","transcript":"Good "}}}]}""",
            """{"choices":[{"index":0,"delta":{"audio":{"data":"Rg==","transcript":"day","expires_at":9}}}]}""",
            """{"choices":[{"index":0,"delta":{"audio":null}}]}""");
        JsonNode expected = JsonNode.Parse("""{"id":"a1","expires_at":9,"data":"UklGRg==","transcript":"Good day"}""")!;
        Assert.True(JsonNode.DeepEquals(expected, answer["choices"]![0]!["message"]!["audio"]), answer.ToJsonString());
    }

    private static JsonNode Accumulate(params string[] chunks)
    {
        var whole = new ChatAccumulator();
        foreach (string chunk in chunks)
            whole.Add(OpenRouterJson.Parse<ChatChunk>(Encoding.UTF8.GetBytes(chunk)));
        return JsonNode.Parse(OpenRouterJson.ToUtf8Bytes(whole.ToCompletion()))!;
    }
}
