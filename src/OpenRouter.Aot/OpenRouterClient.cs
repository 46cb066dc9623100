using OpenRouter.Aot.Messages;
using OpenRouter.Aot.Responses;

namespace OpenRouter.Aot;

/// <summary>
/// A client that sends OpenRouter traffic over several keys and models. Make one for the life of the program; it is safe for use by several
/// threads.
/// </summary>
/// <example><code>
/// using OpenRouterClient client = OpenRouterClient.FromEnvironment();
/// ChatCompletion answer = await client.Chat.CompleteAsync(new ChatRequest { Model = "openai/gpt-5-mini", Messages = ["Hello"], MaxTokens = 200 });
/// Console.WriteLine(answer.Text);
/// </code></example>
public sealed class OpenRouterClient : IDisposable, IAsyncDisposable
{
    private readonly Lock reload = new();
    private readonly KeyRing ring;
    private readonly KeyWatch watch;
    private readonly HttpTransport transport;
    private readonly PoolState pool;
    private readonly ClientTelemetry? telemetry;
    private readonly Dispatcher dispatcher;
    private readonly ModelAliases aliases;
    private readonly DirectSender direct;
    private readonly RawEndpoint raw;
    private bool isDisposed;

    /// <summary>Makes a client. Nothing is sent.</summary>
    /// <param name="options">Pool, limits and identity; they must not be changed afterwards.</param>
    /// <exception cref="OpenRouterConfigurationException">Something is wrong with the options; it lists every mistake.</exception>
    public OpenRouterClient(OpenRouterClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionsValidator.Validate(options);
        BaseUrl = options.BaseUrl;
        TimeProvider time = options.TimeProvider;
        ulong seed = (ulong)(options.Seed ?? time.GetTimestamp());
        var chance = new Chance(seed);
        var settings = new KeyRingSettings
        {
            Strategy = options.EffectiveStrategy,
            Breaker = options.Breaker,
            SpreadFreeModels = options.SpreadFreeModels,
            Time = time,
            Chance = chance,
        };
        ring = new KeyRing(KeysOf(options), settings, options.Accounts) { RegroupingDue = RegroupKeys };
        aliases = new ModelAliases(options.Models);
        transport = new HttpTransport(options.BaseUrl, Headers(options), options.Transport, CreateHandler(options));
        pool = new PoolState(ring, options.Routing) { Identity = IdentityOf(options) };
        dispatcher = new Dispatcher(pool, transport);
        Chat = new ChatEndpoint(dispatcher, aliases);
        // Chance of its own: when the watch draws must not decide which keys a run that is repeated picks.
        TimeSpan? interval = options.KeyCheckInterval is { Ticks: > 0 } often ? often : null;
        var lessons = new KeyLessons
        {
            Identified = ring.Identify,
            Refused = (key, refusal, askedAt) => pool.Refusals.Report(key, refusal, askedAt, time.GetUtcNow()),
            Answered = pool.Service.NoteKeyAnswer,
        };
        watch = new KeyWatch(ring, new KeyChecker(transport, time), lessons, interval, new Chance(Chance.Mix(seed)));
        pool.Service.ProbeWanted = interval is null ? null : watch.Probe;
        dispatcher.Used = watch.Start;
        Keys = new KeysEndpoint(ring, watch);
        raw = new RawEndpoint(dispatcher, aliases);
        direct = new DirectSender(transport, options.Routing, time, new Chance(Chance.Mix(seed + 1)));
        Bulk = new BulkRunner(dispatcher, aliases, pool, direct);
        if (OpenRouterTelemetry.IsSupported)
            telemetry = new ClientTelemetry(pool, watch, direct);
    }

    /// <summary>
    /// Raised after each attempt's verdict (of a stream, at its end) and for each refusal, with why it was made and what came of it. Handlers run
    /// one after the other on the thread of the request, which waits for them, and several requests may call them at once: be quick and safe for
    /// use by several threads. What a handler throws is discarded; neither the request nor the other handlers notice. Without a handler it costs
    /// nothing.
    /// </summary>
    public event Action<Decision>? Decided
    {
        add => pool.Decisions.Decided += value;
        remove => pool.Decisions.Decided -= value;
    }

    /// <summary>The API's address, as the client was made with it.</summary>
    public Uri BaseUrl { get; }

    /// <summary>Chats, whole and streamed.</summary>
    public ChatEndpoint Chat { get; }

    // The families below are made on first use, so that a program that does not use one does not carry its types. Of two that are made at once either serves.

    /// <summary>Responses, whole and streamed.</summary>
    public ResponsesEndpoint Responses => field ??= new ResponsesEndpoint(dispatcher, aliases);

    /// <summary>Messages in Anthropic's shape, whole and streamed.</summary>
    public MessagesEndpoint Messages => field ??= new MessagesEndpoint(dispatcher, aliases);

    /// <summary>Vectors of texts and other content.</summary>
    public EmbeddingsEndpoint Embeddings => field ??= new EmbeddingsEndpoint(dispatcher, aliases);

    /// <summary>Texts that go on with a text: the old endpoint before chats.</summary>
    public CompletionsEndpoint Completions => field ??= new CompletionsEndpoint(dispatcher, aliases);

    /// <summary>Documents in the order of their relevance.</summary>
    public RerankEndpoint Rerank => field ??= new RerankEndpoint(dispatcher, aliases);

    /// <summary>The catalogue: models, their endpoints, providers.</summary>
    public ModelsEndpoint Models => field ??= new ModelsEndpoint(dispatcher);

    /// <summary>What became of a request: cost, native tokens, providers that were tried.</summary>
    public GenerationsEndpoint Generations => field ??= new GenerationsEndpoint(dispatcher, direct, ring);

    /// <summary>OpenRouter's own batches: many requests for one model within a day, at about half the price.</summary>
    public BatchesEndpoint Batches => field ??= new BatchesEndpoint(direct, ring);

    /// <summary>An account's credits.</summary>
    public CreditsEndpoint Credits => field ??= new CreditsEndpoint(dispatcher, direct);

    /// <summary>The keys of an account, with a management key: made, changed, deleted.</summary>
    public KeyManagementEndpoint KeyManagement => field ??= new KeyManagementEndpoint(direct);

    /// <summary>The keys of the pool.</summary>
    public KeysEndpoint Keys { get; }

    /// <summary>Many requests at once.</summary>
    public BulkRunner Bulk { get; }

    /// <summary>Makes a client from <c>OPENROUTER_POOL</c>, <c>OPENROUTER_KEY_1</c>, <c>OPENROUTER_KEY_2</c>, … or <c>OPENROUTER_API_KEY</c>.</summary>
    /// <exception cref="OpenRouterConfigurationException">No key is set, or something is wrong; it lists every mistake.</exception>
    public static OpenRouterClient FromEnvironment() => new(OpenRouterClientOptions.FromEnvironment());

    /// <summary>Sends a request to any endpoint, through the pool, with verdicts and retries.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="System.Text.Json.JsonException">The content type says JSON and the body is none.</exception>
    /// <exception cref="OpenRouterException">The request failed for good; it says who was to blame.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<RawAnswer> SendAsync(RawRequest request, RequestOptions? options = null, CancellationToken ct = default) =>
        (await TrySendAsync(request, options, ct).ConfigureAwait(false)).GetValueOrThrow();

    /// <summary>As <see cref="SendAsync"/>, with the error as a value.</summary>
    /// <param name="request">The request.</param>
    /// <param name="options">What this request wants otherwise than the client's defaults.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="System.Text.Json.JsonException">The content type says JSON and the body is none.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public ValueTask<OpenRouterResult<RawAnswer>> TrySendAsync(RawRequest request, RequestOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return raw.SendAsync(request, options, ct);
    }

    /// <summary>
    /// Opens connections before they are needed, so that the first requests do not wait for name look-up, TCP and TLS. Asks <c>GET /key</c> without a key,
    /// and what is answered does not matter. Connections close after <see cref="TransportOptions.ConnectionLifetime"/>.
    /// </summary>
    /// <param name="connections">
    /// How many, 1 to 32. Over HTTP/2 one serves 50 requests at once before the next is used; over HTTP/1.1 each serves one.
    /// </param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1 to 32.</exception>
    /// <exception cref="OpenRouterException">A connection could not be opened; it says why.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task WarmUpAsync(int connections = 1, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(connections, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(connections, HttpLanes.Most);
        (TransportFault fault, string? detail) = await transport.WarmUpAsync(connections, pool.Time, ct).ConfigureAwait(false);
        if (fault == TransportFault.None)
            return;
        var summary = new AnswerSummary { Fault = fault, FaultDetail = detail };
        var verdict = Verdict.From(summary, pool.Time.GetUtcNow());
        throw new OpenRouterException($"The connections could not be warmed up: {verdict.Reason}", verdict, summary, new AnswerInfo());
    }

    /// <summary>
    /// Takes other keys, or other settings of known ones, without dropping a request: attempts that run end on the key that they have. A key is
    /// known again by its alias and secret and keeps its health; an alias keeps its counters, also with another secret. Calls wait for each other.
    /// </summary>
    /// <param name="options">Where the keys and the accounts' limits are taken from; the rest stays as the client was made.</param>
    /// <exception cref="OpenRouterConfigurationException">Something is wrong with the options, and nothing was changed; it lists every mistake.</exception>
    /// <exception cref="ObjectDisposedException">The client has been disposed.</exception>
    public void ReloadKeys(OpenRouterClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionsValidator.Validate(options);
        // Equal weights are no reason to refuse: every strategy serves them.
        bool isOtherStrategy = options.Strategy is { } named ? named != ring.Strategy
            : ring.Strategy == KeyStrategy.RoundRobin && options.EffectiveStrategy != KeyStrategy.RoundRobin;
        if (isOtherStrategy)
        {
            throw new OpenRouterConfigurationException(
                [$"The keys ask for the strategy {options.EffectiveStrategy}; the client was made with {ring.Strategy}, which it keeps. Name the strategy when the client is made."]);
        }

        lock (reload)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            ring.Reload(KeysOf(options), options.Accounts);
            watch.Refresh();
        }
    }

    /// <summary>The counters and the health of every key, every model, and every account with every model, read without stopping anything.</summary>
    public ClientStatistics GetStatistics() => new(Keys.GetStatistics(), pool.Models.GetStatistics(), pool.Models.GetAccountStatistics(ring.GetAccountBenches()))
    {
        Waiting = dispatcher.Waiting,
        ServiceCooledUntil = pool.Service.Gate.Condition?.Until,
        OutageSince = pool.Service.OutageSince,
    };

    /// <summary>
    /// The last 1,024 decisions about attempts of all requests, oldest first, in the order in which the attempts ended. Nothing is stopped to read
    /// them: one that is being written at this moment is left out. Each call makes a list of up to 120 KB; who wants to follow all requests listens to
    /// <see cref="Decided"/>.
    /// </summary>
    public IReadOnlyList<Decision> GetRecentDecisions() => pool.Decisions.GetRecent();

    /// <summary>
    /// Ends the client: nothing new is sent, idle connections are closed. An exchange that runs goes on to its answer or to its limits, because .NET
    /// leaves its connection open: cancel what must not.
    /// </summary>
    public void Dispose()
    {
        lock (reload)
        {
            if (isDisposed)
                return;
            isDisposed = true;
            telemetry?.Dispose();
            watch.Dispose();
            transport.Dispose();
            dispatcher.Dispose();
            ring.Close();
        }
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Keys that turned out to share an account are put together, between two reloads.</summary>
    private void RegroupKeys()
    {
        lock (reload)
            ring.Regroup();
    }

    private static TelemetryIdentity IdentityOf(OpenRouterClientOptions options) => new(
        options.Name, options.BaseUrl.Host, options.BaseUrl.Port,
        options.CaptureMessageContent ?? TelemetryIdentity.IsContentWanted(Environment.GetEnvironmentVariable(TelemetryIdentity.ContentVariable)));

    // Spread into an array, a list of unknown kind would bring LINQ into an image.
    private static KeyOptions[] KeysOf(OpenRouterClientOptions options)
    {
        var keys = new KeyOptions[options.Keys.Count];
        options.Keys.CopyTo(keys, 0);
        return keys;
    }

    private static HttpMessageHandler? CreateHandler(OpenRouterClientOptions options)
    {
        if (options.HandlerFactory is not { } create)
            return null;
        HttpMessageHandler handler = create();
        if (HttpHandlers.FindRedirecting(handler) is not { } redirecting)
            return handler;
        handler.Dispose();
        throw new OpenRouterConfigurationException(
            [$"HandlerFactory made a {redirecting} that follows redirects, which would carry a request to another host. Set its AllowAutoRedirect to false."]);
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(OpenRouterClientOptions options)
    {
        yield return new("User-Agent", "OpenRouter.Aot/" + ProductVersion.Text);
        if (options.AppUrl is { } url)
            yield return new("HTTP-Referer", url.AbsoluteUri);
        if (options.AppTitle is { Length: > 0 } title)
            yield return new("X-OpenRouter-Title", title);
    }
}
