using OpenRouter.Aot.Completions;

namespace OpenRouter.Aot;

/// <summary><c>POST /completions</c>, the old endpoint that goes on with a text, answered whole. Safe for use by several threads.</summary>
public sealed class CompletionsEndpoint
{
    private readonly InferenceSender<CompletionRequest, CompletionAnswer> sender;

    internal CompletionsEndpoint(Dispatcher dispatcher, ModelAliases aliases) =>
        sender = new(dispatcher, aliases, "/completions", new CompletionBodyReader());

    /// <summary>Sends a text to go on with, and waits for the whole answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="KeysUnavailableException">No key could serve; it says why, for each alias.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<CompletionAnswer> CompleteAsync(CompletionRequest request, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryCompleteAsync(request, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="CompleteAsync"/>, with the error as a value.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<CompletionAnswer>> TryCompleteAsync(CompletionRequest request, RequestOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return sender.SendAsync(request, request.Model, options, ct);
    }
}
