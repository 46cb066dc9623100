using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace OpenRouter.Aot.Tests.Endpoints;

/// <summary>Answers each request by a function of a test, and keeps what was asked.</summary>
/// <param name="answer">The status and body, from the number of the request, counted from 1.</param>
internal sealed class AnswerHandler(Func<int, (int Status, string Body)> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<(string Method, string Path, string Key, string Body)> asked = [];

    public IReadOnlyList<(string Method, string Path, string Key, string Body)> Asked => [.. asked];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "";
        asked.Enqueue((request.Method.Method, request.RequestUri!.PathAndQuery, request.Headers.GetValues("Authorization").Single()["Bearer ".Length..], body));
        (int status, string text) = answer(asked.Count);
        return status == 0
            ? throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended.")
            : new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };
    }
}
