using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Our own client: the request is an object that is used again, its JSON is written each time, the answer is an object.</summary>
internal sealed class LibraryChat : ChatWork
{
    private readonly ChatRequest request = ChatExchange.CreateRequest();
    private readonly OpenRouterClient client;

    public LibraryChat(Uri baseUrl, int keys)
        : this(CreateClient(baseUrl, keys), keys == 1 ? "OpenRouter.Aot" : $"OpenRouter.Aot, {keys} keys")
    {
    }

    /// <param name="client">The client, which it disposes of.</param>
    /// <param name="name">Its name in tables.</param>
    public LibraryChat(OpenRouterClient client, string name)
        : base(name)
    {
        this.client = client;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<long> SendAsync() => (await CompleteAsync().ConfigureAwait(false)).Text.Length;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ChatCompletion> CompleteAsync() => (await client.Chat.TryCompleteAsync(request).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>Opens connections beforehand.</summary>
    public Task WarmUpAsync(int connections) => client.WarmUpAsync(connections);

    public override void Dispose() => client.Dispose();

    // Keys are checked on a thread of their own every few minutes: no part of a chat.
    internal static OpenRouterClient CreateClient(Uri baseUrl, int keys, Func<HttpMessageHandler>? handlerFactory = null)
    {
        var options = new OpenRouterClientOptions { BaseUrl = baseUrl, KeyCheckInterval = null, HandlerFactory = handlerFactory };
        for (int i = 0; i < keys; i++)
            options.Keys.Add(new KeyOptions { Secret = new ApiKey($"{ChatExchange.Secret[..^2]}{i:00}") });
        return new OpenRouterClient(options);
    }
}
