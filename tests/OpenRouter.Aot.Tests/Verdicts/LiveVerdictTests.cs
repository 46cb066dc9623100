using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Verdicts;

/// <summary>The client's own readers come to the verdicts of the tables, whichever way an answer is asked for.</summary>
public class LiveVerdictTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    public static TheoryData<int, string, string> Answers => new()
    {
        { 200, """{"choices":[{"message":{"content":"cut o""", "model cool, perhaps billed" },
        { 200, " \n\n ", "model cool, perhaps billed" },
        { 200, """{"choices":[{"message":{"content":""},"finish_reason":null}]}""", "model cool" },
        { 200, """{"error":{"code":502,"message":"gone"}}""", "model cool" },
        { 200, """{"choices":[{"message":{"content":"half"},"error":{"code":502,"message":"gone"}}]}""", "model cool, perhaps billed" },
        { 200, "<html></html>", "request surface" },
        { 200, "upstream connect error", "service retry" },
        { 400, """{"error":{"code":400,"message":"Provider returned error","metadata":{"provider_name":"P","raw":{"error":{"type":"rate_limit_error"}}}}}""", "model cool" },
        { 503, "<html></html>", "service retry" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Typed_and_raw_answers_have_the_verdict_of_the_table(int status, string body, string expected)
    {
        Assert.Equal(expected, VerdictDescription.Of(VerdictDescription.Judge(status, body)));
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Faults.Add(
            new ScenarioFault { Kind = FaultKind.Status, Status = status, Body = body, ContentType = "application/json" }));
        var once = new RequestOptions { MaxAttempts = 1 };
        OpenRouterException typed = await Assert.ThrowsAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), once, Stop));
        Assert.Equal(expected, VerdictDescription.Of(typed.Verdict));

        var request = new RawRequest { Path = "/chat/completions", Body = """{"model":"a/one","messages":[{"role":"user","content":"hello"}]}"""u8.ToArray() };
        OpenRouterException raw = await Assert.ThrowsAsync<OpenRouterException>(async () => await pool.Client.SendAsync(request, once, Stop));
        Assert.Equal(expected, VerdictDescription.Of(raw.Verdict));
    }

    [Fact]
    public async Task A_refusal_to_administer_leaves_the_key_in_use()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "credits.json"), """
            {"id":"credits","endpoint":"/credits","kind":"error-401","streaming":false,"request":{"method":"GET","path":"/api/v1/credits","headers":{},"body":null},
            "response":{"status":401,"headers":{"content-type":"application/json"},"body":"{\"error\":{\"code\":401,\"message\":\"User not found.\"}}"}}
            """, Stop);
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(new SimulatorOptions { ReplayFolder = folder.Path }, Stop);
        await using var client = new OpenRouterClient(
            new OpenRouterClientOptions { BaseUrl = simulator.BaseUrl, Keys = { new KeyOptions { Secret = new ApiKey("sk-or-test") } } });
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(
            async () => await client.SendAsync(new RawRequest { Method = HttpMethod.Get, Path = "/credits" }, ct: Stop));

        Assert.Equal("request surface", VerdictDescription.Of(error.Verdict));
        Assert.Equal(KeyState.Available, Assert.Single(client.GetStatistics().Keys).State);
    }
}
