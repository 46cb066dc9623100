using System.Collections.Concurrent;
using System.Text;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Conversations with signed reasoning, over real HTTP: what each model gets, byte for byte, and what the decisions tell of it.</summary>
public class ReasoningFallbackTests
{
    private const string Signed = """{"type":"reasoning.text","text":"I think.","signature":"c2ln","format":"anthropic-claude-v1","index":0}""";
    private const string Plain = """{"type":"reasoning.summary", "summary":"Thought.","format":"anthropic-claude-v1","index":1}""";
    private const string Sealed = """{"type":"reasoning.encrypted","data":"c2VjcmV0","format":"anthropic-claude-v1","index":2}""";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly ConcurrentQueue<string> sent = new();

    [Fact]
    public async Task A_fallback_to_another_family_goes_without_what_is_signed_and_keeps_what_is_plain()
    {
        await using PoolUnderTest pool = await StartAsync("anthropic/");
        ChatCompletion answer = await pool.Client.Chat.CompleteAsync(
            Bytes(Body("anthropic/one", $"{Signed}, {Plain}, {Sealed}")), new RequestOptions { Fallbacks = ["anthropic/two", "openai/three"] }, Stop);

        Assert.Equal(
            [
                // Its own family travels along as the server's fallback; the other does not.
                Body("anthropic/one", $"{Signed}, {Plain}, {Sealed}").Insert(1, """ "models":["anthropic/two"],""".TrimStart()),
                Body("openai/three", Plain),
            ],
            sent);
        Assert.Equal("openai/three", answer.Model);
        IReadOnlyList<Decision> decisions = answer.Info.Decisions;
        Assert.Equal(0, decisions[0].DroppedReasoning);
        Assert.Equal(("openai/three", DecisionReason.OtherModel, 2, true), (decisions[^1].Model, decisions[^1].Reason, decisions[^1].DroppedReasoning, decisions[^1].IsSuccess));
        Assert.Equal(decisions, pool.Client.GetRecentDecisions());
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task A_model_of_the_same_family_gets_the_history_as_it_is()
    {
        await using PoolUnderTest pool = await StartAsync("anthropic/one", options => options.Routing.UseServerFallbacks = false);
        AnswerInfo info = (await pool.Client.Chat.CompleteAsync(
            Bytes(Body("anthropic/one", $"{Signed},{Plain}")), new RequestOptions { Fallbacks = ["openai/three", "anthropic/two"] }, Stop)).Info;

        Assert.Equal([Body("anthropic/one", $"{Signed},{Plain}"), Body("anthropic/two", $"{Signed},{Plain}")], sent);
        Assert.Equal([("anthropic/one", 0), ("anthropic/two", 0)], info.Decisions.Select(decision => (decision.Model!, decision.DroppedReasoning)));
    }

    [Fact]
    public async Task The_family_that_made_the_history_is_asked_before_the_first_model()
    {
        await using PoolUnderTest pool = await StartAsync("anthropic/");
        AnswerInfo info = (await pool.Client.Chat.CompleteAsync(
            Bytes(Body("openai/three", $"{Sealed},{Plain}")), new RequestOptions { Fallbacks = ["anthropic/two"] }, Stop)).Info;

        Assert.Equal([Body("anthropic/two", $"{Sealed},{Plain}"), Body("openai/three", Plain)], sent);
        Assert.Equal(
            [("anthropic/two", DecisionReason.SameFamily, 0), ("openai/three", DecisionReason.OtherModel, 1)],
            info.Decisions.Select(decision => (decision.Model!, decision.Reason, decision.DroppedReasoning)));
    }

    [Fact]
    public async Task Blocks_of_thinking_go_the_same_way()
    {
        await using PoolUnderTest pool = await StartAsync("anthropic/");
        string Write(string model, string blocks) =>
            $$"""{"model":"{{model}}","max_tokens":50,"system":"Be brief.","messages":[{"role":"user","content":"hi"},{"role":"assistant","content":[{{blocks}}]},{"role":"user","content":"on"}]}""";
        const string Text = """{"type":"text","text":"Hello."}""";
        OpenRouterResult<RawAnswer> result = await pool.Client.TrySendAsync(
            new RawRequest { Path = "/messages", Body = Bytes(Write("anthropic/one", """{"type":"thinking","thinking":"t","signature":"s"},{"type":"redacted_thinking","data":"x"},""" + Text)) },
            new RequestOptions { Fallbacks = ["openai/three"] }, Stop);

        Assert.True(result.IsSuccess, result.Error?.Message);
        Assert.Equal(Write("openai/three", Text), sent.Last());
        Assert.Equal(2, result.Value.Info.Decisions[^1].DroppedReasoning);
    }

    [Fact]
    public async Task A_conversation_is_a_session_to_the_decisions()
    {
        await using PoolUnderTest pool = await StartAsync("none", keys: 5);
        async Task<Decision> AskAsync(params ChatTurn[] messages) => Assert.Single(
            (await pool.Client.Chat.CompleteAsync(new ChatRequest { Model = "openai/three", Messages = messages, MaxTokens = 50 }, ct: Stop)).Info.Decisions);

        Assert.Equal(DecisionReason.Turn, (await AskAsync("hello")).Reason);
        Decision second = await AskAsync("hello", ChatTurn.Assistant("hi"), "and then?");
        Decision third = await AskAsync("hello", ChatTurn.Assistant("hi"), "and then?", ChatTurn.Assistant("nothing"), "oh");
        Assert.Equal((DecisionReason.Session, DecisionReason.Session), (second.Reason, third.Reason));
        Assert.Equal(second.Key, third.Key);

        // The same body, written by hand.
        byte[] raw = """{"model":"openai/three","messages":[{ "content":"hello", "role":"user" },{"role":"assistant","content":"hi"}],"max_tokens":50}"""u8.ToArray();
        Decision written = Assert.Single((await pool.Client.Chat.CompleteAsync(raw, ct: Stop)).Info.Decisions);
        Assert.Equal((DecisionReason.Session, second.Key), (written.Reason, written.Key));
    }

    private Task<PoolUnderTest> StartAsync(string throttled, Action<OpenRouterClientOptions>? options = null, int keys = 2) => PoolUnderTest.StartAsync(
        keys,
        scenario =>
        {
            foreach (string id in (string[])["anthropic/one", "anthropic/two", "openai/three"])
            {
                scenario.Models.Add(new ScenarioModel { Id = id, PromptPrice = 0.000001m, CompletionPrice = 0.000002m });
                if (id.StartsWith(throttled, StringComparison.Ordinal))
                    scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.UpstreamThrottle, RetryAfterSeconds = 60, When = new FaultCondition { Model = id } });
            }
        },
        client =>
        {
            client.HandlerFactory = () => new BodyKeepingHandler(sent);
            options?.Invoke(client);
        });

    private static string Body(string model, string details) =>
        $$"""{"model": "{{model}}", "max_tokens":50,"messages":[ {"role":"user","content":"hi"},{"role":"assistant","content":"Hello.","reasoning":"Thought.","reasoning_details":[{{details}}]}, {"role":"user","content":"on"}]}""";

    private static byte[] Bytes(string body) => Encoding.UTF8.GetBytes(body);
}
