using System.Text.Json;

namespace OpenRouter.Aot.Simulator.Tests;

public class AnswerTests
{
    [Fact]
    public async Task A_whole_answer_echoes_its_request_and_has_the_shape_of_chat()
    {
        await using Probe probe = await Probe.StartAsync();
        string question = "What is the capital of a country whose name is longer than sixty-four characters?";
        Reply reply = await probe.ChatAsync(question, "some/model:nitro");
        Assert.Equal(200, reply.Status);
        Assert.StartsWith($"echo: {question[..64]}", reply.Content, StringComparison.Ordinal);
        Assert.Equal("chat.completion", reply.Json.GetProperty("object").GetString());
        Assert.Equal("some/model", reply.Json.GetProperty("model").GetString());
        Assert.Equal("stop", reply.Json.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.Equal(reply.Json.GetProperty("id").GetString(), reply.Header("X-Generation-Id"));
        Assert.Matches("^gen-[0-9]{10}-[A-Za-z0-9]{20}$", reply.Header("X-Generation-Id"));
        JsonElement usage = reply.Json.GetProperty("usage");
        decimal cost = (usage.GetProperty("prompt_tokens").GetInt32() * 0.0000005m) + (usage.GetProperty("completion_tokens").GetInt32() * 0.0000015m);
        Assert.Equal(cost, usage.GetProperty("cost").GetDecimal());
        Assert.Equal((double)cost, probe.Simulator.GetCounters().CostUsd);
    }

    [Fact]
    public async Task A_stream_carries_the_same_answer_in_pieces()
    {
        await using Probe probe = await Probe.StartAsync();
        Reply whole = await probe.ChatAsync();
        Reply stream = await probe.ChatAsync(stream: true);
        Assert.StartsWith(": OPENROUTER PROCESSING\n\ndata: {", stream.Text, StringComparison.Ordinal);
        Assert.Equal("text/event-stream", stream.ContentType);
        Assert.Equal("[DONE]", stream.Events[^1]);
        Assert.Equal(whole.Content, stream.StreamedContent);
        JsonElement first = stream.Chunks[0].GetProperty("choices")[0];
        Assert.Equal("assistant", first.GetProperty("delta").GetProperty("role").GetString());
        Assert.Equal("", first.GetProperty("delta").GetProperty("content").GetString());
        JsonElement last = stream.Chunks[^1], finish = stream.Chunks[^2];
        Assert.Equal("stop", finish.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
        Assert.False(finish.TryGetProperty("usage", out _));
        Assert.Equal(1, last.GetProperty("choices").GetArrayLength());
        Assert.Equal(whole.Json.GetProperty("usage").GetRawText(), last.GetProperty("usage").GetRawText());
        Assert.All(stream.Chunks, chunk => Assert.Equal(stream.Header("X-Generation-Id"), chunk.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Max_tokens_cuts_the_filler_but_never_the_echo()
    {
        await using Probe probe = await Probe.StartAsync();
        Reply reply = await probe.ChatAsync("one two three four", more: ",\"max_tokens\":2");
        Assert.Equal("echo: one two three four", reply.Content);
        Assert.Equal("length", reply.Json.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task Text_parts_and_half_surrogates_are_echoed_as_Unicode()
    {
        await using Probe probe = await Probe.StartAsync();
        string text = new string('x', 63) + "😀 tail";
        string body = $$"""{"model":"a/b","messages":[{"role":"system","content":"s"},{"role":"user","content":[{"type":"text","text":"{{text}}"}]},{"role":"assistant","content":"no"}]}""";
        Reply reply = await probe.PostAsync("chat/completions", body);
        Assert.StartsWith($"echo: {new string('x', 63)} ", reply.Content, StringComparison.Ordinal);
        Reply broken = await probe.PostAsync("chat/completions", """{"model":"a/b","messages":[{"role":"user","content":"\ud800"}]}""");
        Assert.Equal(400, broken.Status);
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"city":{"type":"string","maxLength":4},"celsius":{"type":"number","minimum":-90,"maximum":-80}}}""", """{"city":"Tell","celsius":-90}""")]
    [InlineData("""{"type":["object","null"],"properties":{"next":{"anyOf":[{"type":"null"},{"$ref":"#"}]}}}""", """{"next":{"next":{"next":{"next":null}}}}""")]
    [InlineData("""{"type":"object","properties":{"day":{"type":"string","format":"date"},"kinds":{"type":"array","minItems":2,"items":{"enum":["a","b"]}}}}""", """{"day":"2026-01-31","kinds":["a","a"]}""")]
    [InlineData("""{"type":"object","properties":{"all":{"type":"array","items":{"$ref":"#"}}}}""", """{"all":[{"all":[{"all":[]}]}]}""")]
    public async Task An_answer_that_is_asked_for_by_a_schema_follows_it(string schema, string expected)
    {
        await using Probe probe = await Probe.StartAsync();
        Reply reply = await probe.ChatAsync("Tell me", more: $$$""","response_format":{"type":"json_schema","json_schema":{"name":"it","strict":true,"schema":{{{schema}}}}}""");

        Assert.Equal(expected, reply.Json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_that_says_tool_gets_a_call_whose_arguments_fit_the_schema(bool stream)
    {
        await using Probe probe = await Probe.StartAsync();
        const string Tools = """
            ,"tools":[{"type":"function","function":{"name":"get_weather","parameters":{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}}}}}]
            """;
        Reply reply = await probe.ChatAsync("Use the tool", stream: stream, more: Tools);
        IEnumerable<JsonElement> calls = stream
            ? reply.Chunks.Select(chunk => chunk.GetProperty("choices")[0].GetProperty("delta")).Where(delta => delta.TryGetProperty("tool_calls", out _)).Select(delta => delta.GetProperty("tool_calls")[0])
            : [reply.Json.GetProperty("choices")[0].GetProperty("message").GetProperty("tool_calls")[0]];
        Assert.Equal("get_weather", calls.First().GetProperty("function").GetProperty("name").GetString());
        string arguments = string.Concat(calls.Select(call => call.GetProperty("function").GetProperty("arguments").GetString()));
        Assert.Equal("""{"city":"Use the tool","days":1}""", arguments);
        Assert.Contains("\"finish_reason\":\"tool_calls\"", reply.Text, StringComparison.Ordinal);
        Reply plain = await probe.ChatAsync("Say hello", more: Tools);
        Assert.StartsWith("echo: Say hello", plain.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_other_endpoints_answer_in_their_shapes()
    {
        await using Probe probe = await Probe.StartAsync();
        Reply text = await probe.PostAsync("completions", """{"model":"a/b","prompt":"Hi"}""");
        Assert.StartsWith("echo: Hi", text.Json.GetProperty("choices")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Reply response = await probe.PostAsync("responses", """{"model":"a/b","input":"Hi"}""");
        Assert.StartsWith("echo: Hi", response.Json.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("completed", response.Json.GetProperty("status").GetString());
        Reply message = await probe.PostAsync("messages", """{"model":"a/b","max_tokens":99,"messages":[{"role":"user","content":"Hi"}]}""");
        Assert.StartsWith("echo: Hi", message.Json.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("end_turn", message.Json.GetProperty("stop_reason").GetString());
        Reply vectors = await probe.PostAsync("embeddings", """{"model":"a/b","input":["one","two","one"],"dimensions":4}""");
        Assert.Equal(3, vectors.Json.GetProperty("data").GetArrayLength());
        string[] raw = [.. vectors.Json.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("embedding").GetRawText())];
        Assert.Equal(raw[0], raw[2]);
        Assert.NotEqual(raw[0], raw[1]);
        Assert.Equal(4, probe.Simulator.GetCounters().Succeeded);
    }

    [Theory]
    [InlineData("responses", """{"model":"a/b","input":"twelve chars"}""", "input_tokens")]
    [InlineData("responses", """{"model":"a/b","input":[{"role":"user","content":"eight ch"}],"instructions":"four"}""", "input_tokens")]
    [InlineData("messages", """{"model":"a/b","messages":[{"role":"user","content":"eight ch"}],"system":"four"}""", "input_tokens")]
    [InlineData("chat/completions", """{"model":"a/b","messages":[{"role":"user","content":"twelve chars"}]}""", "prompt_tokens")]
    public async Task A_prompt_counts_once(string path, string body, string member)
    {
        await using Probe probe = await Probe.StartAsync();
        Reply reply = await probe.PostAsync(path, body);
        Assert.Equal(3, reply.Json.GetProperty("usage").GetProperty(member).GetInt32());
    }

    [Fact]
    public async Task Streams_of_responses_and_messages_end_in_their_own_ways()
    {
        await using Probe probe = await Probe.StartAsync();
        Reply response = await probe.PostAsync("responses", """{"model":"a/b","input":[{"role":"user","content":"Hi"}],"stream":true}""");
        string delta = string.Concat(response.Chunks.Where(chunk => chunk.GetProperty("type").GetString() == "response.output_text.delta").Select(chunk => chunk.GetProperty("delta").GetString()));
        Assert.StartsWith("echo: Hi", delta, StringComparison.Ordinal);
        Assert.Equal("response.completed", response.Chunks[^1].GetProperty("type").GetString());
        Assert.Equal(delta, response.Chunks[^1].GetProperty("response").GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal(Enumerable.Range(0, response.Chunks.Count), response.Chunks.Select(chunk => chunk.GetProperty("sequence_number").GetInt32()));
        Assert.Equal("[DONE]", response.Events[^1]);
        Reply message = await probe.PostAsync("messages", """{"model":"a/b","max_tokens":99,"messages":[{"role":"user","content":"Hi"}],"stream":true}""");
        Assert.Equal("message_start", message.Chunks[0].GetProperty("type").GetString());
        Assert.Equal("message_stop", message.Chunks[^1].GetProperty("type").GetString());
        Assert.StartsWith("echo: Hi", string.Concat(message.Chunks.Where(chunk => chunk.GetProperty("type").GetString() == "content_block_delta")
            .Select(chunk => chunk.GetProperty("delta").GetProperty("text").GetString())), StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("{\"model\":\"a/b\"}", "Input required")]
    [InlineData("{\"model\":\"a/b\",\"messages\":[]}", "Input required")]
    public async Task A_body_that_is_no_request_is_refused(string body, string reason)
    {
        await using Probe probe = await Probe.StartAsync();
        Reply reply = await probe.PostAsync("chat/completions", body);
        Assert.Equal(400, reply.Status);
        Assert.Contains(reason, reply.Error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, probe.Simulator.GetCounters().Failed);
    }

    [Fact]
    public async Task A_path_that_is_none_gets_a_page()
    {
        await using Probe probe = await Probe.StartAsync();
        Reply reply = await probe.GetAsync("nothing/here");
        Assert.Equal(404, reply.Status);
        Assert.StartsWith("text/html", reply.ContentType, StringComparison.Ordinal);
        SimulatorCounters counters = probe.Simulator.GetCounters();
        Assert.Equal((1, 0), (counters.Unmatched, counters.Attempts));
    }
}
