using OpenRouter.Aot.Completions;
using OpenRouter.Aot.Embeddings;
using OpenRouter.Aot.Rerank;
using OpenRouter.Aot.Simulator;
using OpenRouter.Aot.Tests.Routing;

namespace OpenRouter.Aot.Tests.Endpoints;

/// <summary>Embeddings, rerank and completions through the pool, over real HTTP: good, failed, and failed in disguise.</summary>
public class InferenceEndpointsTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Embeddings_come_as_numbers_in_either_form()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        var request = new EmbeddingsRequest { Model = "a/one", Input = ["one", "two"], Dimensions = 8 };

        EmbeddingsAnswer floats = await pool.Client.Embeddings.CreateAsync(request, ct: Stop);
        request.EncodingFormat = EmbeddingEncoding.Base64;
        EmbeddingsAnswer base64 = await pool.Client.Embeddings.CreateAsync(request, ct: Stop);

        Assert.NotNull(base64.Data![0].Embedding?.Base64);
        Assert.Equal((2, 8), (floats.Data!.Count, floats.Data[0].ToArray().Length));
        Assert.Equal(floats.ToArrays(), base64.ToArrays());
        Assert.NotEqual(floats.Data[0].ToArray(), floats.Data[1].ToArray());
        Assert.Equal(("a/one", "Simulator", 1, 200), (floats.Info.Model, floats.Info.Provider, floats.Info.Attempts, floats.Info.Status));
        Assert.Equal((floats.Usage!.Cost, floats.Id), (floats.Info.Cost, floats.Info.GenerationId));
        Assert.True(floats.Info.Cost > 0);
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task Documents_are_put_in_order()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        var request = new RerankRequest { Model = "a/one", Query = "what is ruby", Documents = ["Paris is in France", "ruby is what Matz made", "nothing"], TopN = 2 };

        RerankAnswer answer = await pool.Client.Rerank.RankAsync(request, ct: Stop);

        Assert.Equal([1, 0], answer.Results!.Select(result => result.Index!.Value));
        Assert.True(answer.Results![0].RelevanceScore > answer.Results[1].RelevanceScore);
        Assert.Equal("ruby is what Matz made", answer.Results[0].Document!.Text);
        Assert.Equal(answer.Usage!.Cost, answer.Info.Cost);
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task A_text_is_gone_on_with()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        CompletionAnswer answer = await pool.Client.Completions.CompleteAsync(new CompletionRequest { Model = "a/one", Prompt = "Once upon", MaxTokens = 20 }, ct: Stop);
        Assert.NotEmpty(answer.Text);
        Assert.NotNull(answer.FinishReason);
        Assert.Equal((answer.Usage!.CompletionTokens > 0, answer.Id), (true, answer.Info.GenerationId));
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task A_key_that_is_refused_does_not_fail_a_request()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(scenario: service => service.Keys[0].Disabled = true);
        for (int i = 0; i < 4; i++)
            Assert.Equal("key-2", (await pool.Client.Embeddings.CreateAsync(new EmbeddingsRequest { Model = "a/one", Input = "x" }, ct: Stop)).Info.KeyAlias);
        Assert.Equal(KeyState.Quarantined, pool.Client.Keys.GetStatistics()[0].State);
    }

    [Fact]
    public async Task A_model_that_fails_leaves_the_request_to_its_fallback()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            scenario: service => service.Faults.Add(new ScenarioFault { Kind = FaultKind.UpstreamThrottle, When = new FaultCondition { Model = "a/one" } }));
        var request = new RerankRequest { Model = new ModelRoute("a/one", "b/two"), Query = "x", Documents = ["x"] };
        RerankAnswer answer = await pool.Client.Rerank.RankAsync(request, ct: Stop);
        Assert.Equal(("b/two", 2), (answer.Model, answer.Info.Attempts));
    }

    [Fact]
    public async Task A_mistake_of_the_request_is_an_error_as_a_value_too()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync();
        OpenRouterResult<EmbeddingsAnswer> result = await pool.Client.Embeddings.TryCreateAsync(new EmbeddingsRequest { Model = "no/such", Input = "x" }, ct: Stop);
        Assert.Equal((false, 400, VerdictScope.Request), (result.IsSuccess, result.Error!.Status, result.Error.Verdict.Scope));
        OpenRouterException thrown = await Assert.ThrowsAsync<OpenRouterException>(
            () => pool.Client.Completions.CompleteAsync(new CompletionRequest { Model = "a/one", Prompt = "" }, ct: Stop));
        Assert.Equal(400, thrown.Status);
    }

    [Theory]
    [InlineData("""{"error":{"code":429,"message":"slow down"}}""")]
    [InlineData("""{"object":"list","data":[],"model":"a/one"}""")]
    [InlineData("""{"data":[{"embedding":[1]}],"error":{"code":502,"message":"broken"}}""")]
    [InlineData("""{"data":[{"embedding":[1]}]""")]
    [InlineData("7")]
    [InlineData("")]
    public async Task A_success_that_is_none_is_tried_again(string body)
    {
        using var client = new AnsweredClient(number => (200, number == 1 ? body : """{"data":[{"embedding":[0.5]}],"model":"a/one"}"""));
        EmbeddingsAnswer answer = await client.RunAsync(
            client.Client.Embeddings.CreateAsync(new EmbeddingsRequest { Model = "a/one", Input = "x" }, ct: Stop), TimeSpan.FromSeconds(1));
        Assert.Equal((0.5f, 2), (answer.Data![0].ToArray()[0], answer.Info.Attempts));
    }
}
