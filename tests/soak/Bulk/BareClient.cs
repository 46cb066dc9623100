using System.Net;
using System.Net.Http.Headers;

namespace OpenRouter.Aot.Soak.Bulk;

/// <summary>The run-time's own client, as bare as it can be.</summary>
/// <param name="baseUrl">The simulator.</param>
internal sealed class BareClient(Uri baseUrl) : IBareWay
{
    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    });

    private readonly Uri url = new(baseUrl.AbsoluteUri.TrimEnd('/') + "/chat/completions");

    public async Task PostAsync(ReadOnlyMemory<byte> body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Version = HttpVersion.Version11 };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + BulkProof.Secret);
        request.Content = new ReadOnlyMemoryContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage answer = await client.SendAsync(request);
        byte[] read = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.IsSuccessStatusCode || read.Length == 0)
            throw new InvalidOperationException($"The simulator answered the bare client with {(int)answer.StatusCode} and {read.Length} B.");
    }

    public void Dispose() => client.Dispose();
}
