using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.Aot.Embeddings;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>A client's embeddings as <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/>. Safe for use by several threads; it does not own the client.</summary>
internal sealed class OpenRouterEmbeddingGenerator(OpenRouterClient client, ModelRoute model, int? dimensions) : IEmbeddingGenerator<string, Embedding<float>>
{
    private EmbeddingGeneratorMetadata? metadata;

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        List<string> texts = [.. values];
        if (texts.Count == 0)
            return [];
        EmbeddingsAnswer answer = await client.Embeddings.CreateAsync(Prepare(texts, options), options: null, cancellationToken).ConfigureAwait(false);
        return Read(answer, texts.Count);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
            return null;
        if (serviceType == typeof(EmbeddingGeneratorMetadata))
            return metadata ??= new EmbeddingGeneratorMetadata("openrouter", client.BaseUrl, model.Primary, dimensions);
        if (serviceType == typeof(OpenRouterClient))
            return client;
        return serviceType == typeof(IEmbeddingGenerator<string, Embedding<float>>) || serviceType == typeof(IEmbeddingGenerator)
            || serviceType == typeof(OpenRouterEmbeddingGenerator) ? this : null;
    }

    /// <summary>Nothing: the client may serve others.</summary>
    public void Dispose()
    {
    }

    private static GeneratedEmbeddings<Embedding<float>> Read(EmbeddingsAnswer answer, int asked)
    {
        IReadOnlyList<EmbeddingVector> vectors = answer.Data ?? [];
        if (vectors.Count != asked)
            throw new InvalidOperationException($"{asked} texts were sent and {vectors.Count} vectors came back from {answer.Model ?? "the model"} (generation {answer.Id}).");
        var all = new Embedding<float>[asked];
        for (int i = 0; i < asked; i++)
        {
            int place = vectors[i].Index is { } index and >= 0 && index < asked ? index : i;
            all[place] = new Embedding<float>(vectors[i].ToArray()) { ModelId = answer.Model };
        }

        var generated = new GeneratedEmbeddings<Embedding<float>>(all) { AdditionalProperties = new() { [RawAnswerName] = answer } };
        if (answer.Usage is { } usage)
        {
            generated.Usage = new UsageDetails { InputTokenCount = usage.PromptTokens, TotalTokenCount = usage.TotalTokens };
            AnswerFigures.AddCost(generated.Usage, usage.Cost);
            if (usage.Cost is { } cost)
                generated.AdditionalProperties[CarriedMembers.Cost] = cost;
        }

        return generated;
    }

    // A list of embeddings has no property for what it was made of.
    private const string RawAnswerName = "RawRepresentation";

    private EmbeddingsRequest Prepare(List<string> texts, EmbeddingGenerationOptions? options)
    {
        EmbeddingInput input = EmbeddingInput.FromTexts(texts);
        EmbeddingsRequest request = options?.RawRepresentationFactory?.Invoke(this) is EmbeddingsRequest raw ? Copy(raw, input) : new EmbeddingsRequest { Input = input };
        if (request.Model.IsEmpty)
            request.Model = string.IsNullOrEmpty(options?.ModelId) || options.ModelId == model.Primary ? model : options.ModelId;
        request.Dimensions ??= options?.Dimensions ?? dimensions;
        foreach ((string name, object? value) in options?.AdditionalProperties ?? [])
        {
            RawJson json = JsonValueWriter.ToJson(value, $"EmbeddingGenerationOptions.AdditionalProperties[\"{name}\"]");
            if (name is "model" or "input" || JsonValueWriter.ToElement(OpenRouterJson.ToUtf8Bytes(request)).TryGetProperty(name, out JsonElement _))
                throw new ArgumentException($"EmbeddingGenerationOptions.AdditionalProperties[\"{name}\"] is a member that the request has already. Say it in one place.");
            (request.Extra ??= new ExtraMembers())[name] = json;
        }

        return request;
    }

    // The caller may keep the request that the factory gave.
    private static EmbeddingsRequest Copy(EmbeddingsRequest raw, EmbeddingInput input)
    {
        EmbeddingsRequest copy = OpenRouterJson.Parse<EmbeddingsRequest>(OpenRouterJson.ToUtf8Bytes(raw));
        // On the wire a route is its first model alone.
        copy.Model = raw.Model;
        copy.Input = input;
        return copy;
    }
}
