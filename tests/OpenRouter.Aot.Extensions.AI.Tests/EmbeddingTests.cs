using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using OpenRouter.Aot.Embeddings;

namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>Embeddings through <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/>.</summary>
public class EmbeddingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Vectors_come_in_the_order_of_the_texts_with_usage_and_cost()
    {
        await using TestService service = await TestService.StartAsync(
            """{"id":"gen-emb-1","object":"list","model":"acme/served","data":[{"object":"embedding","embedding":[2,0.5],"index":1},{"object":"embedding","embedding":[1,0.25],"index":0}],"usage":{"prompt_tokens":6,"total_tokens":6,"cost":0.0000012}}""");
        IEmbeddingGenerator<string, Embedding<float>> generator = service.Client.AsIEmbeddingGenerator("acme/vectors", 2);
        var options = new EmbeddingGenerationOptions { AdditionalProperties = new() { ["input_type"] = "search_query", ["provider"] = JsonNode.Parse("{\"zdr\":true}") } };

        GeneratedEmbeddings<Embedding<float>> all = await generator.GenerateAsync(["one", "two"], options, Stop);

        Assert.Equal([[1, 0.25f], [2, 0.5f]], all.Select(one => one.Vector.ToArray()));
        Assert.Equal(("acme/served", 6, 0.0000012m, 0.0000012m), (all[0].ModelId, all.Usage!.InputTokenCount, all.Usage.GetOpenRouterCost(), (decimal)all.AdditionalProperties!["cost"]!));
        Assert.Equal("gen-emb-1", Assert.IsType<EmbeddingsAnswer>(all.AdditionalProperties["RawRepresentation"]).Id);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse("""{"model":"acme/vectors","input":["one","two"],"dimensions":2,"input_type":"search_query","provider":{"zdr":true}}"""), service.Requests[0]),
            service.Requests[0].ToJsonString());
    }

    [Fact]
    public async Task Options_name_another_model_and_size_and_the_callers_own_request_counts_most()
    {
        await using TestService service = await TestService.StartAsync();
        IEmbeddingGenerator<string, Embedding<float>> generator = service.Client.AsIEmbeddingGenerator("acme/vectors");
        var begun = new EmbeddingsRequest { Input = "not this", InputType = "search_document", Model = "acme/raw" };

        await generator.GenerateAsync(["one"], new EmbeddingGenerationOptions { ModelId = "acme/other", Dimensions = 16 }, Stop);
        await generator.GenerateAsync(["one"], new EmbeddingGenerationOptions { ModelId = "acme/other", RawRepresentationFactory = _ => begun }, Stop);

        Assert.Equal(("acme/other", 16), ((string)service.Requests[0]["model"]!, (int)service.Requests[0]["dimensions"]!));
        Assert.Equal(("acme/raw", "search_document", "[\"one\"]"), ((string)service.Requests[1]["model"]!, (string)service.Requests[1]["input_type"]!, service.Requests[1]["input"]!.ToJsonString()));
        Assert.Equal("not this", begun.Input.Text);
        Assert.Empty(await generator.GenerateAsync([], cancellationToken: Stop));
        Assert.Equal(2, service.Requests.Length);
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => generator.GenerateAsync(["one"], new EmbeddingGenerationOptions { AdditionalProperties = new() { ["input"] = "x" } }, Stop));
        Assert.Contains("Say it in one place", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_with_too_few_vectors_is_an_error()
    {
        await using TestService service = await TestService.StartAsync("""{"id":"gen-emb-1","object":"list","model":"acme/served","data":[{"object":"embedding","embedding":[1],"index":0}]}""");

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => service.Client.AsIEmbeddingGenerator("acme/vectors").GenerateAsync(["one", "two"], cancellationToken: Stop));

        Assert.StartsWith("2 texts were sent and 1 vectors came back from acme/served", error.Message, StringComparison.Ordinal);
    }
}
