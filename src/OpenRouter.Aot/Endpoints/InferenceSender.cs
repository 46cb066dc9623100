namespace OpenRouter.Aot;

/// <summary>Sends the typed requests of one inference endpoint through the pool. Safe for use by several threads.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TAnswer">The answer.</typeparam>
/// <param name="dispatcher">The way through the pool.</param>
/// <param name="aliases">The models' own names.</param>
/// <param name="path">The endpoint.</param>
/// <param name="reader">The reader of its answers.</param>
internal sealed class InferenceSender<TRequest, TAnswer>(
    Dispatcher dispatcher, ModelAliases aliases, string path, BodyReader<TAnswer> reader)
    where TRequest : class, IJsonModel<TRequest>
    where TAnswer : class
{
    public ValueTask<OpenRouterResult<TAnswer>> SendAsync(TRequest request, ModelRoute route, RequestOptions? options, CancellationToken ct)
    {
        var dispatch = new Dispatch
        {
            Path = path,
            Template = RequestTemplate.Parse(OpenRouterJson.ToUtf8Bytes(request)),
            MustHaveContent = true,
            Route = aliases.Resolve(route),
            Options = options ?? RequestOptions.Default,
        };
        return dispatcher.SendAsync(dispatch, reader, ct);
    }
}
