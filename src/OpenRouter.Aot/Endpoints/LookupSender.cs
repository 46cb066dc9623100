namespace OpenRouter.Aot;

/// <summary>Looks things up through the pool. Safe for use by several threads.</summary>
/// <param name="dispatcher">The way through the pool.</param>
internal sealed class LookupSender(Dispatcher dispatcher)
{
    /// <summary>Looks something up.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="path">Where it is, with the query.</param>
    /// <param name="reader">The reader of the answer.</param>
    /// <param name="options">What the request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    public ValueTask<OpenRouterResult<T>> GetAsync<T>(string path, BodyReader<T> reader, RequestOptions? options, CancellationToken ct)
        where T : class
    {
        var dispatch = new Dispatch { Method = HttpMethod.Get, Path = path, Options = options ?? RequestOptions.Default };
        return dispatcher.SendAsync(dispatch, reader, ct);
    }
}
