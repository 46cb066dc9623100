using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Any endpoint, as bytes: still through the pool, with verdicts and retries. Safe for use by several threads.</summary>
internal sealed class RawEndpoint(Dispatcher dispatcher, ModelAliases aliases)
{
    /// <summary>Sends a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">What it wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="JsonException">The content type says JSON and the body is none.</exception>
    public ValueTask<OpenRouterResult<RawAnswer>> SendAsync(RawRequest request, RequestOptions? options, CancellationToken ct)
    {
        string path = request.Path.StartsWith('/') ? request.Path : "/" + request.Path;
        bool isJson = !request.Body.IsEmpty && request.ContentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase);
        RequestTemplate? template = isJson ? RequestTemplate.Parse(request.Body) : null;
        var dispatch = new Dispatch
        {
            Method = request.Method,
            Path = path,
            Template = template,
            Body = request.Body,
            ContentType = request.ContentType,
            IsStreamed = template is { IsStreamed: true },
            MustHaveContent = request.Method == HttpMethod.Post && EndpointPath.MustHaveContent(path),
            Route = template is null ? default : aliases.Resolve(template.Model),
            Options = options ?? RequestOptions.Default,
        };
        return dispatcher.SendAsync(dispatch, RawBodyReader.Instance, ct);
    }
}
