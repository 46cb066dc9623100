using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Http;

/// <summary>Answers that never come to an end: each request ends all the same, with what it is that did not end, and nothing of it is left.</summary>
public sealed class HangTests(ITestOutputHelper output)
{
    private const int Requests = 2_000;
    private const int AtOnce = 200;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_thousand_requests_all_end_and_nothing_is_left(bool useTls)
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 3, Hang, Prepare, simulation: useTls ? PoolUnderTest.UseTls : null);
        long timers = Timer.ActiveCount;
        var ends = new TransportFault[Requests];
        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Stop }, async (number, ct) =>
            ends[number] = await AskAsync(pool.Client, number, ct)).WaitAsync(TimeSpan.FromMinutes(2), Stop);

        SimulatorCounters counters = pool.Simulator.GetCounters();
        output.WriteLine(string.Join(", ", ends.CountBy(end => end).Select(pair => $"{pair.Value} {pair.Key}")));
        Assert.Equal(Requests, counters.Attempts);
        AssertStruck(counters.Faults["stall"], ends.Count(end => end == TransportFault.Stall));
        AssertStruck(counters.Faults["keep_alive_whitespace"], ends.Count(end => end == TransportFault.AttemptTimeout));
        Assert.Equal(Requests, ends.Count(end => end is TransportFault.None or TransportFault.Stall or TransportFault.AttemptTimeout));

        // What hung was closed, although nobody else did; what is open is kept for the next request.
        await Eventually.HoldsAsync(() => pool.Simulator.GetCounters().InFlight == 0, "every answer left");
        ClientStatistics ours = pool.Client.GetStatistics();
        Assert.All(ours.Keys, key => Assert.Equal(0, key.InFlight));
        Assert.All(ours.Models, model => Assert.Equal(0, model.InFlight));
        await pool.Client.DisposeAsync();
        await Eventually.HoldsAsync(() => pool.Simulator.GetCounters().OpenConnections == 0, "every connection closed");
        // One timer of each attempt under way, had they been left behind; other tests have a few of their own.
        await Eventually.HoldsAsync(() => Timer.ActiveCount < timers + (AtOnce / 2), "the timers given back");
    }

    [Fact]
    public async Task A_stream_that_only_comments_ends_at_the_time_to_first_token_limit()
    {
        TransportFault fault = await StreamAsync(new ScenarioFault { Kind = FaultKind.Comments, Forever = true, DelayMs = 5 });
        Assert.Equal(TransportFault.FirstTokenTimeout, fault);
    }

    [Fact]
    public async Task A_stream_that_goes_on_with_comments_alone_ends_at_the_stall_limit()
    {
        TransportFault fault = await StreamAsync(new ScenarioFault { Kind = FaultKind.Comments, Forever = true, DelayMs = 5, AfterTokens = 2 });
        Assert.Equal(TransportFault.Stall, fault);
    }

    [Fact]
    public async Task A_stream_that_goes_on_and_on_ends_at_the_end_of_the_attempt()
    {
        // A byte in ten milliseconds: content all the time, and never the end.
        TransportFault fault = await StreamAsync(
            new ScenarioFault { Kind = FaultKind.Trickle, Count = 40, DelayMs = 10 },
            options => options.AttemptTimeout = TimeSpan.FromMilliseconds(700),
            prompt: string.Join(' ', Enumerable.Repeat("word", 300)));
        Assert.Equal(TransportFault.AttemptTimeout, fault);
    }

    [Fact]
    public async Task An_answer_whose_headers_never_come_ends_at_the_first_byte_limit()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 1,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.SlowFirstToken, DelayMs = 600_000 }),
            options => options.Transport.FirstByteTimeout = TimeSpan.FromMilliseconds(200));
        OpenRouterException error = await Assert.ThrowsAsync<OpenRouterException>(
            () => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), new RequestOptions { MaxAttempts = 1 }, Stop));
        Assert.Equal((TransportFault.FirstByteTimeout, VerdictScope.Model, true), (error.Fault, error.Verdict.Scope, error.Verdict.IsOutcomeUnknown));
    }

    private static void Hang(Scenario scenario)
    {
        scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Stall, AfterTokens = 0, When = new FaultCondition { Probability = 0.05 } });
        scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.KeepAliveWhitespace, Forever = true, DelayMs = 20, When = new FaultCondition { Probability = 0.05 } });
    }

    private static void Prepare(OpenRouterClientOptions options)
    {
        options.KeyCheckInterval = null;
        options.Routing.Width = 1_000;
        // White space is a sign of life to the limit between two arrivals, and must not be one to the end.
        options.Transport.StallTimeout = TimeSpan.FromSeconds(2);
        options.Transport.AttemptTimeout = TimeSpan.FromSeconds(5);
    }

    private static async Task<TransportFault> AskAsync(OpenRouterClient client, int number, CancellationToken ct)
    {
        OpenRouterResult<ChatCompletion> result = await client.Chat.TryCompleteAsync(PoolUnderTest.Ask($"hello {number}"), new RequestOptions { MaxAttempts = 1 }, ct);
        if (!result.IsSuccess)
            return result.Error.Fault;
        Assert.StartsWith($"echo: hello {number}", result.Value.Text, StringComparison.Ordinal);
        return TransportFault.None;
    }

    // Where both faults strike a request, whichever limit comes first names it.
    private static void AssertStruck(long struck, int ended)
    {
        Assert.InRange(struck, Requests / 50, Requests / 10);
        Assert.InRange(ended, struck * 8 / 10, struck);
    }

    private static async Task<TransportFault> StreamAsync(ScenarioFault fault, Action<TransportOptions>? options = null, string prompt = "hello")
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 1, scenario => scenario.Faults.Add(fault), client =>
        {
            client.Transport.FirstTokenTimeout = client.Transport.StallTimeout = TimeSpan.FromMilliseconds(400);
            options?.Invoke(client.Transport);
        });
        OpenRouterException error = await Assert.ThrowsAnyAsync<OpenRouterException>(async () =>
            await pool.Client.Chat.StreamAsync(PoolUnderTest.Ask(prompt), new RequestOptions { MaxAttempts = 1 }, Stop).ToCompletionAsync(Stop));
        await Eventually.HoldsAsync(() => pool.Simulator.GetCounters().InFlight == 0, "the answer left");
        return error.Fault;
    }
}
