using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>What a program writes that has no library: <see cref="HttpClient"/>, and System.Text.Json's generated code for types of its own.</summary>
internal sealed class HttpClientChat : ChatWork
{
    private readonly HttpClient client;
    private readonly PlainChatRequest request = CreateRequest();
    private readonly Uri address;

    public HttpClientChat(Uri baseUrl)
        : this(new HttpClient(), baseUrl, "HttpClient, System.Text.Json")
    {
    }

    /// <param name="client">The client, which it disposes of.</param>
    /// <param name="baseUrl">Where to.</param>
    /// <param name="name">Its name in tables.</param>
    public HttpClientChat(HttpClient client, Uri baseUrl, string name)
        : base(name)
    {
        this.client = client;
        address = new Uri(baseUrl.AbsoluteUri + "/chat/completions");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ChatExchange.Secret);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<long> SendAsync()
    {
        using HttpResponseMessage response = await client.PostAsJsonAsync(address, request, PlainJson.Default.PlainChatRequest).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        PlainChatCompletion? answer = await response.Content.ReadFromJsonAsync(PlainJson.Default.PlainChatCompletion).ConfigureAwait(false);
        return answer!.Choices![0].Message!.Content!.Length;
    }

    public override void Dispose() => client.Dispose();

    internal static PlainChatRequest CreateRequest(bool? isStreamed = null) => new()
    {
        Model = ChatExchange.Model,
        Messages =
        [
            new PlainChatTurn { Role = "system", Content = ChatExchange.SystemText },
            new PlainChatTurn { Role = "user", Content = ChatExchange.UserText },
        ],
        MaxTokens = ChatExchange.MaxTokens,
        Stream = isStreamed,
    };
}
