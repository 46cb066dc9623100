using OpenRouter.Aot.Generations;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Endpoints;

/// <summary>What became of a request: asked for until it is written, by the key that served.</summary>
public class GenerationsTests
{
    private const string NotFound = """{"error":{"message":"Generation gen-1 not found","code":404}}""";
    private const string Found = """{"data":{"id":"gen-1","total_cost":0.25}}""";

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_answers_own_key_finds_it()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        for (int i = 0; i < 2; i++)
        {
            ChatCompletion answer = await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);
            GenerationDetails details = await pool.Client.Generations.GetAsync(answer.Info, TimeSpan.FromSeconds(20), ct: Stop);
            Assert.Equal((answer.Id, answer.Info.Cost, "a/one"), (details.Id, details.TotalCost, details.Model));
        }
    }

    [Fact]
    public async Task It_is_asked_for_again_with_growing_pauses_until_it_is_there()
    {
        using var client = new AnsweredClient(number => number < 4 ? (404, NotFound) : (200, Found));
        DateTimeOffset began = client.Time.GetUtcNow();
        GenerationDetails details = await client.RunAsync(
            client.Client.Generations.GetAsync("gen-1", TimeSpan.FromMinutes(1), ct: Stop), TimeSpan.FromSeconds(0.5));
        Assert.Equal((0.25m, 4), (details.TotalCost, client.Handler.Asked.Count));
        Assert.All(client.Handler.Asked, one => Assert.Equal("/api/v1/generation?id=gen-1", one.Path));
        // 0.5, 1 and 2 seconds; the clock may have been moved on by a step or two before the call's thread saw it.
        Assert.InRange(client.Time.GetUtcNow() - began, TimeSpan.FromSeconds(3.5), TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task After_the_bound_it_is_a_typed_error()
    {
        using var client = new AnsweredClient(_ => (404, NotFound));
        Task<OpenRouterResult<GenerationDetails>> call = client.Client.Generations.TryGetAsync("gen-1", TimeSpan.FromSeconds(10), ct: Stop).AsTask();
        var error = Assert.IsType<GenerationUnavailableException>((await client.RunAsync(call, TimeSpan.FromSeconds(0.5))).Error);
        Assert.Equal((404, "gen-1", true), (error.Status, error.GenerationId, error.Waited >= TimeSpan.FromSeconds(10)));
        Assert.InRange(client.Handler.Asked.Count, 5, 6);
        Assert.All(client.Client.Keys.GetStatistics(), key => Assert.Equal(KeyState.Available, key.State));
    }

    [Fact]
    public async Task Without_a_bound_it_is_asked_for_once()
    {
        using var client = new AnsweredClient(_ => (404, NotFound));
        await Assert.ThrowsAsync<GenerationUnavailableException>(() => client.Client.Generations.GetAsync("gen-1", ct: Stop));
        Assert.Single(client.Handler.Asked);
    }

    [Theory]
    [InlineData(404, "<html>")]
    [InlineData(400, """{"error":{"code":400,"message":"bad id"}}""")]
    public async Task Other_failures_are_not_waited_out(int status, string body)
    {
        using var client = new AnsweredClient(_ => (status, body));
        OpenRouterResult<GenerationDetails> result = await client.Client.Generations.TryGetAsync("gen-1", TimeSpan.FromMinutes(1), ct: Stop);
        Assert.IsNotType<GenerationUnavailableException>(result.Error);
        Assert.Equal(status, result.Error!.Status);
        Assert.Single(client.Handler.Asked);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("two")]
    public async Task An_answers_account_of_itself_names_the_key(string alias)
    {
        using var client = new AnsweredClient(_ => (200, Found));
        await client.Client.Generations.GetAsync(new AnswerInfo { KeyAlias = alias, GenerationId = "gen-1" }, ct: Stop);
        Assert.Equal("sk-or-" + alias, Assert.Single(client.Handler.Asked).Key);
        await Assert.ThrowsAsync<ArgumentException>(() => client.Client.Generations.GetAsync(new AnswerInfo { KeyAlias = alias }, ct: Stop));
    }

    [Fact]
    public async Task The_caller_may_leave_while_it_waits()
    {
        using var client = new AnsweredClient(_ => (404, NotFound));
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<GenerationDetails> call = client.Client.Generations.GetAsync("gen-1", TimeSpan.FromHours(1), ct: leave.Token);
        await Eventually.HoldsAsync(() => client.Handler.Asked.Count == 1, "the question");
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
