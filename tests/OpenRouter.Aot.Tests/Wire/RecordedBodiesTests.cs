using System.Text;
using OpenRouter.Aot.Accounts;
using OpenRouter.Aot.Completions;
using OpenRouter.Aot.Embeddings;
using OpenRouter.Aot.Generations;
using OpenRouter.Aot.Models;
using OpenRouter.Aot.Rerank;
using OpenRouter.Aot.Tests.Recordings;

namespace OpenRouter.Aot.Tests.Wire;

/// <summary>Every recorded body of these endpoints, read and written back. Skipped where a clone has no recordings.</summary>
public class RecordedBodiesTests
{
    [Theory]
    [InlineData("/embeddings", 4)]
    [InlineData("/rerank", 1)]
    [InlineData("/models", 2)]
    [InlineData("/key", 2)]
    [InlineData("/credits", 1)]
    [InlineData("/generation", 4)]
    public void Good_answers_lose_no_member_and_each_has_a_property(string endpoint, int count)
    {
        Recording[] all = [.. Load(endpoint).Where(one => one is { Status: 200, ResponseJson: not null })];
        foreach (Recording one in all)
            CheckAnswer(endpoint, Encoding.UTF8.GetString(one.ResponseBody));
        Assert.Equal(count, all.Length);
    }

    [Theory]
    [InlineData("/embeddings", 4)]
    [InlineData("/rerank", 1)]
    [InlineData("/completions", 0)]
    public void Requests_lose_no_member_and_each_has_a_property(string endpoint, int count)
    {
        Recording[] all = [.. Load(endpoint).Where(one => one.RequestJson is not null)];
        foreach (Recording one in all)
            CheckRequest(endpoint, one.RequestBody!);
        Assert.Equal(count, all.Length);
    }

    private static IEnumerable<Recording> Load(string endpoint)
    {
        Assert.SkipWhen(RepositoryFolder.Recordings is null, "No recordings: set OPENROUTER_RECORDINGS to their folder.");
        return Recording.LoadAll(RepositoryFolder.Recordings!).Where(one => one.Endpoint == endpoint);
    }

    private static object CheckAnswer(string endpoint, string body) => endpoint switch
    {
        "/embeddings" => RoundTrip.AssertTyped<EmbeddingsAnswer>(body),
        "/rerank" => RoundTrip.AssertTyped<RerankAnswer>(body),
        "/models" => RoundTrip.AssertTyped<ModelList>(body),
        "/key" => RoundTrip.AssertTyped<KeyInfoAnswer>(body),
        "/credits" => RoundTrip.AssertTyped<CreditsAnswer>(body),
        "/generation" => RoundTrip.AssertTyped<GenerationAnswer>(body),
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint)),
    };

    private static object CheckRequest(string endpoint, string body) => endpoint switch
    {
        "/embeddings" => RoundTrip.AssertTyped<EmbeddingsRequest>(body),
        "/rerank" => RoundTrip.AssertTyped<RerankRequest>(body),
        "/completions" => RoundTrip.AssertTyped<CompletionRequest>(body),
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint)),
    };
}
