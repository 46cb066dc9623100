using System.Text;
using System.Text.Json.Nodes;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>How streams end: whole, broken, or with events that no stream should have.</summary>
public class StreamEndTests
{
    private const string Done = "data: [DONE]\n\n";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static string Finished(string reason) => ScriptedHandler.Event("\"content\":\"\"", $",\"finish_reason\":\"{reason}\"");

    [Fact]
    public async Task A_broken_stream_carries_all_that_had_arrived()
    {
        using var client = new ScriptedClient(
            ScriptedHandler.Event("\"role\":\"assistant\",\"reasoning\":\"Let me \"") + ScriptedHandler.Event("\"reasoning\":\"think\"") + ScriptedHandler.Text("It is ")
            + ScriptedHandler.Event("""
                "tool_calls":[{"index":0,"id":"call-1","type":"function","function":{"name":"get_weather","arguments":"{\"city\":"}}]
                """.Trim())
            + ScriptedHandler.Event("""
                "tool_calls":[{"index":0,"function":{"arguments":"\"Par"}}]
                """.Trim())
            + """data: {"id":"gen-1","model":"a/one","provider":"P","choices":[],"usage":{"completion_tokens":7,"cost":0.25},"error":{"code":502,"message":"gone"}}""" + "\n\n" + Done);
        StreamInterruptedException error = await Assert.ThrowsAsync<StreamInterruptedException>(() => client.Ask(Stop).ToCompletionAsync(Stop).AsTask());

        ChatCompletion partial = error.PartialCompletion!;
        Assert.Equal(("It is ", "It is "), (error.PartialText, partial.Text));
        Assert.Equal("Let me think", partial.Choices![0].Message!.Reasoning);
        ToolCall call = Assert.Single(partial.ToolCalls);
        Assert.Equal(("call-1", "get_weather", "{\"city\":\"Par"), (call.Id, call.Function!.Name, call.Function.Arguments));
        Assert.Equal(("gen-1", "a/one", "P"), (partial.Id, partial.Model, partial.Provider));
        Assert.Equal((7, 0.25m), (partial.Usage!.CompletionTokens, partial.Usage.Cost));
        Assert.Equal((VerdictScope.Model, 0.25m, "gen-1"), (error.Verdict.Scope, error.Info.Cost, error.GenerationId));
        Assert.Same(error.Info, partial.Info);
    }

    [Fact]
    public async Task Content_in_the_event_of_the_error_is_delivered_before_it()
    {
        using var client = new ScriptedClient(
            ScriptedHandler.Text("a") + """data: {"choices":[{"index":0,"delta":{"content":"b"},"finish_reason":"error"}],"error":{"code":502,"message":"sk-or-one is gone"}}""" + "\n\n");
        string seen = "";
        StreamInterruptedException error = await Assert.ThrowsAsync<StreamInterruptedException>(async () =>
        {
            await foreach (ChatChunk chunk in client.Ask(Stop))
                seen += chunk.Text;
        });
        Assert.Equal(("ab", "ab"), (seen, error.PartialText));
        Assert.DoesNotContain("sk-or-one", error.ToString() + Encoding.UTF8.GetString(OpenRouterJson.ToUtf8Bytes(error.PartialCompletion!)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finish_reason_of_error_is_no_good_end()
    {
        using var client = new ScriptedClient(ScriptedHandler.Text("a") + Finished("error") + Done, isWhole: true);
        StreamInterruptedException error = await Assert.ThrowsAsync<StreamInterruptedException>(() => client.Ask(Stop).ToCompletionAsync(Stop).AsTask());
        Assert.Equal(("a", VerdictScope.Model, 1), (error.PartialText, error.Verdict.Scope, client.Key.Failed));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Once_it_has_finished_a_break_loses_the_usage_alone(bool isBroken)
    {
        using var client = new ScriptedClient(ScriptedHandler.Text("whole") + Finished("stop"));
        Task<ChatCompletion> reading = client.Ask(Stop).ToCompletionAsync(Stop).AsTask().WaitAsync(ScriptedClient.Longest, Stop);
        ScriptedStream stream = await client.StreamAsync();
        await stream.IsReadAsync();
        if (isBroken)
            stream.Break();
        else
            client.Time.Advance(TimeSpan.FromSeconds(10));
        ChatCompletion answer = await reading;
        Assert.Equal(("whole", FinishReason.Stop), (answer.Text, answer.FinishReason));
        Assert.Equal((1, 0), (client.Key.Succeeded, client.Key.InFlight));
    }

    [Fact]
    public async Task A_stream_that_used_its_tokens_up_is_good_without_an_end_mark_too()
    {
        using var client = new ScriptedClient(ScriptedHandler.Text("") + Finished("length"), isWhole: true);
        ChatCompletion answer = await client.Ask(Stop).ToCompletionAsync(Stop);
        Assert.Equal(("", FinishReason.Length), (answer.Text, answer.FinishReason));
    }

    [Fact]
    public async Task The_duration_runs_until_the_end()
    {
        using var client = new ScriptedClient();
        ChatStream stream = client.Ask(Stop);
        Task<ChatCompletion> reading = stream.ToCompletionAsync(Stop).AsTask().WaitAsync(ScriptedClient.Longest, Stop);
        ScriptedStream body = await client.StreamAsync();
        foreach (string text in (string[])["a", "b"])
        {
            await body.IsReadAsync();
            client.Time.Advance(TimeSpan.FromSeconds(4));
            body.Send(ScriptedHandler.Text(text));
        }

        await body.IsReadAsync();
        body.Send(Finished("stop") + Done);
        body.End();
        await reading;
        Assert.Equal((TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(4)), (stream.Info.Duration, stream.Info.TimeToFirstToken));
    }

    [Fact]
    public async Task Whatever_an_event_holds_a_stream_ends_in_an_answer_or_a_typed_error()
    {
        const string Rich = """
            {"id":"gen-1","created":5,"model":"a/one","provider":"P","object":"o","choices":[{"index":0,"finish_reason":null,"native_finish_reason":null,"logprobs":{"content":[]},
             "delta":{"role":"assistant","content":"x","reasoning":"y","refusal":null,"reasoning_details":[{"a":1}],"images":[{"a":1}],"audio":{"id":"i","data":"AA=="},"annotations":[{}],
              "tool_calls":[{"index":0,"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]}}],
             "usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"cost":0.1,"completion_tokens_details":{"reasoning_tokens":1}}}
            """;
        string[] values = ["null", "1", "-1.5e300", "\"x\"", "\"\"", "true", "[]", "[null]", "[1,\"a\"]", "{}", "{\"text\":null}", "[{\"type\":\"text\"}]", "99999999999999999999"];
        int whole = 0, broken = 0;
        var wrong = new List<string>();
        foreach (string path in Paths(JsonNode.Parse(Rich)!, "$").Distinct())
        {
            foreach (string value in values)
            {
                string hostile = Replace(Rich, path, value);
                foreach (string start in (string[])[ScriptedHandler.Text("a"), ""])
                {
                    using var client = new ScriptedClient($"{start}data: {hostile.ReplaceLineEndings("")}\n\n{ScriptedHandler.Text("z")}{Finished("stop")}{Done}", isWhole: true);
                    try
                    {
                        Assert.NotNull((await client.Ask(Stop).ToCompletionAsync(Stop)).Text);
                        whole++;
                    }
                    catch (OpenRouterException error)
                    {
                        Assert.NotEqual(VerdictScope.None, error.Verdict.Scope);
                        broken++;
                    }
                    catch (Exception exception) when (exception is not OpenRouterException)
                    {
                        wrong.Add($"{path} = {value}: {exception.GetType().Name}: {exception.Message} {exception.StackTrace?.Split('\n')[0]}");
                    }

                    Assert.Equal(0, client.Key.InFlight);
                }
            }
        }

        Assert.Empty(wrong);
        // A member of another shape is kept raw; what is left to break is an answer whose choices are none.
        Assert.True(whole > 1000 && broken > 10, $"{whole} whole, {broken} broken");
    }

    private static IEnumerable<string> Paths(JsonNode node, string path)
    {
        yield return path;
        IEnumerable<(string Path, JsonNode? Node)> inner = node switch
        {
            JsonObject members => members.Select(member => ($"{path}.{member.Key}", member.Value)),
            JsonArray items => items.Select((item, index) => ($"{path}[{index}]", item)),
            _ => [],
        };
        foreach ((string below, JsonNode? child) in inner)
        {
            if (child is null)
                yield return below;
            foreach (string deeper in child is null ? [] : Paths(child, below))
                yield return deeper;
        }
    }

    private static string Replace(string json, string path, string value)
    {
        if (path == "$")
            return value;
        JsonNode root = JsonNode.Parse(json)!;
        JsonNode at = root;
        string[] steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.')[1..];
        foreach (string step in steps[..^1])
            at = step[0] == '[' ? at[int.Parse(step[1..^1], System.Globalization.CultureInfo.InvariantCulture)]! : at[step]!;
        if (steps[^1][0] == '[')
            at[int.Parse(steps[^1][1..^1], System.Globalization.CultureInfo.InvariantCulture)] = JsonNode.Parse(value);
        else
            at[steps[^1]] = JsonNode.Parse(value);
        return root.ToJsonString();
    }
}
