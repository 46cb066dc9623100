using OpenRouter.Aot;
using OpenRouter.Aot.Extensions.AI;

namespace Microsoft.Extensions.AI;

/// <summary>An <see cref="OpenRouterClient"/> as the clients of Microsoft.Extensions.AI.</summary>
public static class OpenRouterClientExtensions
{
    /// <summary>
    /// The client's chats as an <see cref="IChatClient"/>. It is safe for use by several threads. Disposing it does nothing: the client belongs to whoever made it.
    /// What fails is thrown as the <see cref="OpenRouterException"/> that the client gives.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="model">
    /// The model and its fallbacks, or an alias of the client's options; a string converts to it. <see cref="ChatOptions.ModelId"/> names another for one request.
    /// </param>
    /// <example><code>
    /// IChatClient chat = client.AsIChatClient("openai/gpt-5-mini");
    /// ChatResponse answer = await chat.GetResponseAsync("Hello", new ChatOptions { MaxOutputTokens = 200 });
    /// </code></example>
    public static IChatClient AsIChatClient(this OpenRouterClient client, ModelRoute model)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new OpenRouterChatClient(client, model);
    }

    /// <summary>
    /// The client's embeddings as an <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> of texts. It is safe for use by several threads. Disposing it does nothing.
    /// </summary>
    /// <param name="client">The client.</param>
    /// <param name="model">The model. Vectors of different models do not compare: name no fallbacks. <see cref="EmbeddingGenerationOptions.ModelId"/> names another.</param>
    /// <param name="dimensions">How many numbers a vector has where a request does not say; null takes the model's own.</param>
    /// <exception cref="ArgumentOutOfRangeException">The dimensions are less than 1.</exception>
    public static IEmbeddingGenerator<string, Embedding<float>> AsIEmbeddingGenerator(this OpenRouterClient client, ModelRoute model, int? dimensions = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (dimensions is { } count)
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(dimensions));
        return new OpenRouterEmbeddingGenerator(client, model, dimensions);
    }
}
