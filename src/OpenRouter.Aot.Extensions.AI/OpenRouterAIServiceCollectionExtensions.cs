using Microsoft.Extensions.AI;
using OpenRouter.Aot;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers chats and embeddings over the <see cref="OpenRouterClient"/> of a container.</summary>
public static class OpenRouterAIServiceCollectionExtensions
{
    /// <summary>
    /// Registers an <see cref="IChatClient"/> over the container's <see cref="OpenRouterClient"/>, as a singleton. To wrap it in middleware, use the method of
    /// Microsoft.Extensions.AI: <c>services.AddChatClient(sp => sp.GetRequiredService&lt;OpenRouterClient&gt;().AsIChatClient("chat")).UseFunctionInvocation()</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="model">The model and its fallbacks, or an alias; a string converts to it.</param>
    /// <param name="clientName">The key under which the client is registered; null takes the one without.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddChatClient(this IServiceCollection services, ModelRoute model, string? clientName = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton(provider => FindClient(provider, clientName).AsIChatClient(model));
    }

    /// <summary>As <see cref="AddChatClient"/>, under a key.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key of the chat client.</param>
    /// <param name="model">The model and its fallbacks, or an alias; a string converts to it.</param>
    /// <param name="clientName">The key under which the <see cref="OpenRouterClient"/> is registered; null takes the one without.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddKeyedChatClient(this IServiceCollection services, object? serviceKey, ModelRoute model, string? clientName = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddKeyedSingleton(serviceKey, (provider, _) => FindClient(provider, clientName).AsIChatClient(model));
    }

    /// <summary>Registers an <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/> of texts over the container's <see cref="OpenRouterClient"/>, as a singleton.</summary>
    /// <param name="services">The services.</param>
    /// <param name="model">The model; a string converts to it.</param>
    /// <param name="dimensions">How many numbers a vector has where a request does not say; null takes the model's own.</param>
    /// <param name="clientName">The key under which the client is registered; null takes the one without.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddEmbeddingGenerator(this IServiceCollection services, ModelRoute model, int? dimensions = null, string? clientName = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(provider => FindClient(provider, clientName).AsIEmbeddingGenerator(model, dimensions));
        return services.AddSingleton<IEmbeddingGenerator>(static provider => provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>());
    }

    /// <summary>As <see cref="AddEmbeddingGenerator"/>, under a key.</summary>
    /// <param name="services">The services.</param>
    /// <param name="serviceKey">The key of the generator.</param>
    /// <param name="model">The model; a string converts to it.</param>
    /// <param name="dimensions">How many numbers a vector has where a request does not say; null takes the model's own.</param>
    /// <param name="clientName">The key under which the client is registered; null takes the one without.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddKeyedEmbeddingGenerator(
        this IServiceCollection services, object? serviceKey, ModelRoute model, int? dimensions = null, string? clientName = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddKeyedSingleton(serviceKey, (provider, _) => FindClient(provider, clientName).AsIEmbeddingGenerator(model, dimensions));
        return services.AddKeyedSingleton<IEmbeddingGenerator>(
            serviceKey, static (provider, key) => provider.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(key));
    }

    private static OpenRouterClient FindClient(IServiceProvider provider, string? name) =>
        name is null ? provider.GetRequiredService<OpenRouterClient>() : provider.GetRequiredKeyedService<OpenRouterClient>(name);
}
