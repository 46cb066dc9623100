using OpenRouter.Aot.Generations;

namespace OpenRouter.Aot;

/// <summary>
/// What became of a request (<c>GET /generation</c>): its cost, native tokens, and the providers that were tried. OpenRouter writes it half a second to
/// minutes after the answer, and answers 404 until then; of free models it was seen to write nothing. Safe for use by several threads.
/// </summary>
public sealed class GenerationsEndpoint
{
    private const string Path = "/generation";

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly LookupBodyReader<GenerationAnswer, GenerationDetails> Reader = new(static answer => answer.Data);

    private readonly LookupSender lookups;
    private readonly DirectSender sender;
    private readonly KeyRing ring;

    internal GenerationsEndpoint(Dispatcher dispatcher, DirectSender sender, KeyRing ring)
    {
        lookups = new LookupSender(dispatcher);
        this.sender = sender;
        this.ring = ring;
    }

    /// <summary>Looks a generation up with any key of the pool. Keys of another account do not find it: with several accounts, ask by the answer's account of itself.</summary>
    /// <param name="id">The generation's id, <c>gen-…</c>.</param>
    /// <param name="waitAtMost">How long to ask again while it is not written, with pauses of half a second that grow to 30 seconds. Default: ask once.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults; its deadline is that of each question.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="GenerationUnavailableException">It was not written within that time, or there is none.</exception>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<GenerationDetails> GetAsync(
        string id, TimeSpan waitAtMost = default, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryGetAsync(id, waitAtMost, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>Looks up what became of a request, with the key that served it.</summary>
    /// <param name="answer">The answer's account of itself, such as <see cref="ChatCompletion.Info"/>.</param>
    /// <param name="waitAtMost">How long to ask again while it is not written, with pauses of half a second that grow to 30 seconds. Default: ask once.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults; its deadline is that of each question.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentException">The answer has no generation's id.</exception>
    /// <exception cref="GenerationUnavailableException">It was not written within that time, or there is none.</exception>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<GenerationDetails> GetAsync(
        AnswerInfo answer, TimeSpan waitAtMost = default, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TryGetAsync(answer, waitAtMost, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="GetAsync(string, TimeSpan, RequestOptions?, CancellationToken)"/>, with the error as a value.</summary>
    /// <param name="id">The generation's id, <c>gen-…</c>.</param>
    /// <param name="waitAtMost">How long to ask again while it is not written, with pauses of half a second that grow to 30 seconds. Default: ask once.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults; its deadline is that of each question.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<GenerationDetails>> TryGetAsync(
        string id, TimeSpan waitAtMost = default, RequestOptions? options = null, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return PollAsync(id, key: null, waitAtMost, options, ct);
    }

    /// <summary>As <see cref="GetAsync(AnswerInfo, TimeSpan, RequestOptions?, CancellationToken)"/>, with the error as a value.</summary>
    /// <param name="answer">The answer's account of itself, such as <see cref="ChatCompletion.Info"/>.</param>
    /// <param name="waitAtMost">How long to ask again while it is not written, with pauses of half a second that grow to 30 seconds. Default: ask once.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults; its deadline is that of each question.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentException">The answer has no generation's id.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<GenerationDetails>> TryGetAsync(
        AnswerInfo answer, TimeSpan waitAtMost = default, RequestOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.GenerationId is not { Length: > 0 } id)
            throw new ArgumentException("The answer has no generation's id.", nameof(answer));
        // A key that has left the pool since leaves the question to the others: they may be of its account.
        ApiKey? key = ring.Entries.FirstOrDefault(entry => entry.Alias == answer.KeyAlias)?.Serving.Secret;
        return PollAsync(id, key, waitAtMost, options, ct);
    }

    private async ValueTask<OpenRouterResult<GenerationDetails>> PollAsync(
        string id, ApiKey? key, TimeSpan waitAtMost, RequestOptions? options, CancellationToken ct)
    {
        TimeProvider time = sender.Time;
        long started = time.GetTimestamp();
        TimeSpan pause = ShortestPause;
        while (true)
        {
            OpenRouterResult<GenerationDetails> result = await AskAsync(id, key, options, ct).ConfigureAwait(false);
            // A 404 without the API's own error is a wrong base address, which no wait puts right.
            if (result.IsSuccess || result.Error is not { Status: 404, Error: not null } error)
                return result;
            TimeSpan waited = time.GetElapsedTime(started), left = waitAtMost - waited;
            if (left <= TimeSpan.Zero)
                return new OpenRouterResult<GenerationDetails>(new GenerationUnavailableException(id, waited, error));
            await Task.Delay(pause < left ? pause : left, time, ct).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private ValueTask<OpenRouterResult<GenerationDetails>> AskAsync(string id, ApiKey? key, RequestOptions? options, CancellationToken ct)
    {
        var query = new QueryText(Path);
        query.Add("id", id);
        return key is null
            ? lookups.GetAsync(query.ToString(), Reader, options, ct)
            : sender.SendAsync(key, new DirectCall(HttpMethod.Get, query.ToString(), Path), Reader, options, ct);
    }
}
