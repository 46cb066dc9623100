using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using OpenRouter.Aot.Tests.Endpoints;

namespace OpenRouter.Aot.Tests.Tools;

/// <summary>What a conversation with tools does with calls, results and errors, over the whole client.</summary>
public class ToolLoopTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    private readonly ConcurrentQueue<string> ran = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_of_one_answer_run_at_once_and_their_results_keep_its_order()
    {
        // Each waits for the other: one after the other they would wait for ever.
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        ToolSet tools = new(
            Tool("a", async _ =>
            {
                first.SetResult();
                await second.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
                return "of a";
            }),
            Tool("b", async _ =>
            {
                await first.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
                second.SetResult();
                return "of b";
            }));
        using AnsweredClient client = Answers(ToolAnswers.Calling(("1", "a", "{}"), ("2", "b", "{}")), ToolAnswers.Saying("done"));

        ToolRun run = await client.Client.Chat.RunToolsAsync(Ask(), tools, ct: Stop);

        Assert.Equal(("done", 2, 2 * ToolAnswers.Cost), (run.Text, run.Steps, run.Cost));
        Assert.Equal([("1", "of a", 1, false), ("2", "of b", 1, false)], run.Results.Select(one => (one.Call.Id!, one.Content.Text, one.Step, one.IsError)));
        Assert.Equal(
            [("tool", "1", "of a"), ("tool", "2", "of b")],
            TurnsOf(client, 2)[^2..].Select(turn => ((string)turn["role"]!, (string)turn["tool_call_id"]!, (string)turn["content"]!)));
        Assert.Equal(["user", "assistant", "tool", "tool", "assistant"], run.Turns.Select(turn => turn.Role!.Value.ToString()));
    }

    [Fact]
    public async Task No_more_calls_run_at_once_than_the_set_allows()
    {
        int running = 0, most = 0;
        FunctionTool tool = Tool("a", async _ =>
        {
            int now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return "";
        });
        using AnsweredClient client = Answers(ToolAnswers.Calling([.. Enumerable.Range(0, 40).Select(i => ((string?)$"{i}", "a", "{}"))]), ToolAnswers.Saying("done"));

        ToolRun run = await client.Client.Chat.RunToolsAsync(Ask(), new ToolSet(tool).WithMaxConcurrency(1), ct: Stop);

        Assert.Equal((40, 1), (run.Results.Count, most));
    }

    [Fact]
    public async Task What_the_model_said_goes_back_as_it_came()
    {
        var said = JsonNode.Parse("""
            {"role":"assistant","content":"Let me look.","reasoning":"Hm","reasoning_details":[
            {"type":"reasoning.text","text":"Hm","signature":"c2lnbmVk","format":"anthropic-claude-v1","index":0,"of_its_own":{"a":[1,null]}},
            {"type":"reasoning.encrypted","data":"AAA=","id":"r1","format":"unknown","index":1}],
            "tool_calls":[{"index":0,"id":"call-1","type":"function","function":{"name":"look","arguments":"{ \"at\" : 1 }"},"of_its_own":true}],"kept":"too"}
            """)!;
        using AnsweredClient client = Answers(ToolAnswers.Answer("tool_calls", said), ToolAnswers.Saying("done"));

        await client.Client.Chat.RunToolsAsync(Ask(), new ToolSet(Tool("look")), ct: Stop);

        Assert.True(JsonNode.DeepEquals(said, TurnsOf(client, 2)[1]), TurnsOf(client, 2)[1].ToJsonString());
    }

    [Fact]
    public async Task An_exception_an_unknown_tool_and_arguments_that_are_none_become_results()
    {
        ToolSet tools = new(
            Tool("fails", _ => throw new InvalidOperationException("no such city: \"Atlantis\"")),
            Tool("reads", call => new ValueTask<TurnContent>(call.ReadArguments((ref SchemaReader reader) => reader.ReadInt64()).ToString(System.Globalization.CultureInfo.InvariantCulture))));
        using AnsweredClient client = Answers(
            ToolAnswers.Calling(("1", "fails", "{}"), ("2", "absent", "{}"), ("3", "reads", "{}{\"a\":1}"), ("4", "reads", "[true]"), ("5", "reads", "\"7\"")), ToolAnswers.Saying("sorry"));

        ToolRun run = await client.Client.Chat.RunToolsAsync(Ask(), tools, ct: Stop);

        Assert.Equal("sorry", run.Text);
        Assert.Equal(
            ["""{"error":"no such city: \"Atlantis\""}""", """{"error":"There is no tool 'absent'. There are: fails, reads."}""",
                """{"error":"The arguments of 'reads' do not fit: $ is {}, where a whole number is due."}""",
                """{"error":"The arguments of 'reads' do not fit: $ is [true], where a whole number is due."}""", "7"],
            run.Results.Select(one => one.Content.Text));
        Assert.Equal(
            [typeof(InvalidOperationException), typeof(UnknownToolException), typeof(ToolArgumentException), typeof(ToolArgumentException), null],
            run.Results.Select(one => one.Error?.GetType()));
        Assert.Equal("$", Assert.IsType<ToolArgumentException>(run.Results[3].Error).Path);
    }

    [Fact]
    public async Task After_a_tool_with_effects_a_request_of_unknown_outcome_is_not_sent_again()
    {
        using AnsweredClient client = new(number => number == 1 ? (200, ToolAnswers.Calling(("1", "pay", "{}"))) : (0, ""));
        ToolSet tools = new(Tool("pay"));

        Task<OpenRouterResult<ToolRun>> call = client.Client.Chat.TryRunToolsAsync(Ask(), tools, ct: Stop).AsTask();
        OpenRouterException error = (await client.RunAsync(Boxed(call), Step)).Error!;

        ToolRunException broken = Assert.IsType<ToolRunException>(error);
        Assert.Equal((2, 1, 1), (client.Handler.Asked.Count, ran.Count, broken.Results.Count));
        Assert.True(broken.Verdict.IsOutcomeUnknown);
        Assert.Same(error.InnerException!.GetType(), typeof(OpenRouterException));

        // What was said can be gone on with, and the tool does not run again.
        using AnsweredClient later = Answers(ToolAnswers.Saying("paid"));
        ToolRun run = await later.Client.Chat.RunToolsAsync(new ChatRequest { Model = "a/one", Messages = [.. broken.Turns] }, tools, ct: Stop);
        Assert.Equal(("paid", 1), (run.Text, ran.Count));
        Assert.Equal(["user", "assistant", "tool", "assistant"], run.Turns.Select(turn => turn.Role!.Value.ToString()));
    }

    [Fact]
    public async Task After_a_tool_that_only_reads_it_is()
    {
        using AnsweredClient client = new(number => number == 2 ? (0, "") : (200, number == 1 ? ToolAnswers.Calling(("1", "look", "{}")) : ToolAnswers.Saying("seen")));
        var tools = new ToolSet(Tool("look", isReadOnly: true));

        ToolRun run = await client.RunAsync(client.Client.Chat.RunToolsAsync(Ask(), tools, ct: Stop), Step);

        Assert.Equal(("seen", 3, 1), (run.Text, client.Handler.Asked.Count, ran.Count));
    }

    [Fact]
    public async Task A_caller_who_allows_a_second_try_gets_it_and_no_tool_runs_twice()
    {
        using AnsweredClient client = new(number => number == 2 ? (0, "") : (200, number == 1 ? ToolAnswers.Calling(("1", "pay", "{}")) : ToolAnswers.Saying("paid")));
        var options = new RequestOptions { RetryUnknownOutcomes = true };

        ToolRun run = await client.RunAsync(client.Client.Chat.RunToolsAsync(Ask(), new ToolSet(Tool("pay")), options: options, ct: Stop), Step);

        Assert.Equal(("paid", 3, 1), (run.Text, client.Handler.Asked.Count, ran.Count));
    }

    [Fact]
    public async Task A_refusal_after_a_tool_is_tried_again_and_no_tool_runs_twice()
    {
        using AnsweredClient client = new(number => number == 2 ? (503, """{"error":{"code":503,"message":"overloaded"}}""")
            : (200, number == 1 ? ToolAnswers.Calling(("1", "pay", "{}")) : ToolAnswers.Saying("paid")));

        ToolRun run = await client.RunAsync(client.Client.Chat.RunToolsAsync(Ask(), new ToolSet(Tool("pay")), ct: Stop), Step);

        Assert.Equal(("paid", 3, 1), (run.Text, client.Handler.Asked.Count, ran.Count));
        Assert.Equal(client.Handler.Asked[1].Body, client.Handler.Asked[2].Body);
    }

    [Fact]
    public async Task A_call_that_stands_twice_in_an_answer_runs_once_and_another_of_the_same_id_runs_too()
    {
        using AnsweredClient client = Answers(
            ToolAnswers.Calling(("1", "look", "{}"), ("1", "look", "{}"), ("1", "look", "{\"at\":2}")), ToolAnswers.Calling(("1", "look", "{}")), ToolAnswers.Saying("done"));

        ToolRun run = await client.Client.Chat.RunToolsAsync(Ask(), new ToolSet(Tool("look")), ct: Stop);

        // The second answer's is a call of its own: providers count their ids anew in each answer.
        Assert.Equal(["look {\"at\":2}", "look {}", "look {}"], ran.Order(StringComparer.Ordinal));
        Assert.Equal([(1, "{}"), (1, "{\"at\":2}"), (2, "{}")], run.Results.Select(one => (one.Step, one.Call.Function!.Arguments!)));
    }

    [Fact]
    public async Task A_call_without_an_id_gets_one_in_what_goes_back()
    {
        using AnsweredClient client = Answers(ToolAnswers.Calling((null, "look", "{}"), ("", "look", "{}")), ToolAnswers.Saying("done"));

        await client.Client.Chat.RunToolsAsync(Ask(), new ToolSet(Tool("look")), ct: Stop);

        JsonNode[] turns = TurnsOf(client, 2);
        string?[] called = [.. turns[1]["tool_calls"]!.AsArray().Select(one => (string?)one!["id"])];
        Assert.Equal(["call_1_1", "call_1_2"], called);
        Assert.Equal(called, turns.Skip(2).Select(one => (string?)one["tool_call_id"]));
    }

    [Fact]
    public async Task A_model_that_calls_to_the_last_step_ends_in_an_error_that_holds_all()
    {
        using AnsweredClient client = Answers(ToolAnswers.Calling(("1", "look", "{}")));

        ToolRunException error = await Assert.ThrowsAsync<ToolRunException>(() => client.Client.Chat.RunToolsAsync(Ask(), new ToolSet(Tool("look")), maxSteps: 3, ct: Stop));

        Assert.Equal((3, 2, 3, 3 * ToolAnswers.Cost), (client.Handler.Asked.Count, ran.Count, error.Steps, error.Cost));
        Assert.Equal("look", error.Answer!.ToolCalls[0].Function!.Name);
        // The calls that were not run are no part of what can be gone on with.
        Assert.Equal(["user", "assistant", "tool", "assistant", "tool"], error.Turns.Select(turn => turn.Role!.Value.ToString()));
        Assert.Contains("answer 3, the last one allowed: 'look'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_request_fails_as_any_other()
    {
        using AnsweredClient client = new(_ => (400, """{"error":{"code":400,"message":"bad request"}}"""));

        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(() => client.Client.Chat.RunToolsAsync(Ask(), new ToolSet(Tool("look")), ct: Stop));

        Assert.Equal(400, error.Status);
    }

    [Fact]
    public async Task A_forced_call_is_forced_once_and_the_caller_keeps_its_request()
    {
        using AnsweredClient client = Answers(ToolAnswers.Calling(("1", "look", "{}")), ToolAnswers.Saying("done"));
        ChatRequest request = Ask();
        request.ToolChoice = ToolChoice.OfFunction("look");
        request.Tools = [ChatTool.FromServer(ToolKind.WebSearch)];
        string before = RawJson.Parse(OpenRouterJson.ToUtf8Bytes(request)).ToString();

        await client.Client.Chat.RunToolsAsync(request, new ToolSet(Tool("look")), ct: Stop);

        JsonNode first = JsonNode.Parse(client.Handler.Asked[0].Body)!, second = JsonNode.Parse(client.Handler.Asked[1].Body)!;
        Assert.Equal(("look", null), ((string?)first["tool_choice"]!["function"]!["name"], second["tool_choice"]));
        Assert.Equal(["openrouter:web_search", "function"], second["tools"]!.AsArray().Select(tool => (string)tool!["type"]!));
        Assert.Equal(before, RawJson.Parse(OpenRouterJson.ToUtf8Bytes(request)).ToString());
    }

    [Fact]
    public async Task A_function_that_the_set_cannot_run_is_refused_before_anything_is_sent()
    {
        using AnsweredClient client = Answers(ToolAnswers.Saying("done"));
        ChatRequest request = Ask();
        request.Tools = [ChatTool.FromFunction("other")];

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => client.Client.Chat.RunToolsAsync(request, new ToolSet(Tool("look")), ct: Stop));

        Assert.Contains("'other'", error.Message, StringComparison.Ordinal);
        Assert.Empty(client.Handler.Asked);
    }

    [Fact]
    public async Task A_caller_who_cancels_ends_the_tools_too()
    {
        using var cancel = new CancellationTokenSource();
        var tools = new ToolSet(new FunctionTool("waits", null, null, async (_, ct) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, ct);
            return "";
        }));
        using AnsweredClient client = Answers(ToolAnswers.Calling(("1", "waits", "{}"), ("2", "waits", "{}")));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Client.Chat.RunToolsAsync(Ask(), tools, ct: cancel.Token));

        Assert.Single(client.Handler.Asked);
    }

    [Fact]
    public async Task Calls_beyond_the_bound_are_refused_and_the_first_ones_run()
    {
        using AnsweredClient client = Answers(ToolAnswers.Calling([.. Enumerable.Range(0, 130).Select(i => ((string?)$"{i}", "look", "{}"))]), ToolAnswers.Saying("done"));

        ToolRun run = await client.Client.Chat.RunToolsAsync(Ask(), new ToolSet(Tool("look")), ct: Stop);

        Assert.Equal((130, 128, 2), (run.Results.Count, ran.Count, run.Results.Count(one => one.IsError)));
        Assert.All(run.Results.Skip(128), one => Assert.True(one.IsError));
    }

    [Fact]
    public async Task A_result_that_no_model_could_read_is_an_error()
    {
        using AnsweredClient client = Answers(ToolAnswers.Calling(("1", "long", "{}")), ToolAnswers.Saying("done"));
        var tools = new ToolSet(Tool("long", _ => new ValueTask<TurnContent>(new string('x', ToolSet.MaxResultLength + 1))));

        ToolRun run = await client.Client.Chat.RunToolsAsync(Ask(), tools, ct: Stop);

        Assert.Contains("1000001 characters; 1000000 are allowed", run.Results[0].Content.Text, StringComparison.Ordinal);
    }

    private static ChatRequest Ask() => new() { Model = "a/one", Messages = ["hello"], MaxTokens = 100 };

    private static AnsweredClient Answers(params string[] answers) => new(number => (200, answers[Math.Min(number, answers.Length) - 1]));

    private static JsonNode[] TurnsOf(AnsweredClient client, int request) => [.. JsonNode.Parse(client.Handler.Asked[request - 1].Body)!["messages"]!.AsArray()!];

    private static async Task<Box> Boxed(Task<OpenRouterResult<ToolRun>> call) => new((await call).Error);

    private static void InterlockedMax(ref int place, int value)
    {
        int seen = place;
        while (value > seen && Interlocked.CompareExchange(ref place, value, seen) is var now && now != seen)
            seen = now;
    }

    private FunctionTool Tool(string name, Func<ToolInvocation, ValueTask<TurnContent>>? run = null, bool isReadOnly = false) =>
        new(name, null, null, (call, _) =>
        {
            ran.Enqueue($"{name} {System.Text.Encoding.UTF8.GetString(call.Arguments.Span)}");
            return run?.Invoke(call) ?? new ValueTask<TurnContent>("ok");
        }, isReadOnly);

    private sealed record Box(OpenRouterException? Error);
}
