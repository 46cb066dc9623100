namespace OpenRouter.Aot;

/// <summary>A client's pool, limits and identity. Not to be changed once a client is made from it.</summary>
public sealed class OpenRouterClientOptions
{
    /// <summary>The service's own address.</summary>
    public static Uri DefaultBaseUrl { get; } = new("https://openrouter.ai/api/v1");

    /// <summary>
    /// What the client is called in metrics and spans, as <c>openrouter.client.name</c>; for a program with several. Default: null, and they say nothing of it.
    /// </summary>
    public string? Name { get; set; }

    /// <summary>The keys of the pool, at least one and at most 4,096.</summary>
    public IList<KeyOptions> Keys { get; } = [];

    /// <summary>How keys are chosen. Default: <see cref="KeyStrategy.Weighted"/> where a key has a weight other than 1, else <see cref="KeyStrategy.RoundRobin"/>.</summary>
    public KeyStrategy? Strategy { get; set; }

    /// <summary>The strategy in force: the one that was chosen, else the one that the weights ask for.</summary>
    internal KeyStrategy EffectiveStrategy => Strategy ?? (HasWeights() ? KeyStrategy.Weighted : KeyStrategy.RoundRobin);

    /// <summary>What holds for all keys of an account together, by the account's label.</summary>
    public IDictionary<string, AccountOptions> Accounts { get; } = new Dictionary<string, AccountOptions>(StringComparer.Ordinal);

    /// <summary>
    /// Whether requests for free models go to the keys of all accounts at once. Default: no. They stay on the first account that is healthy, and where its
    /// free quota is used up they wait for it, because OpenRouter grants a free quota to each account
    /// (openrouter.ai/docs/api-reference/limits) and its terms forbid several accounts that get round a limit (openrouter.ai/terms). Set it only where
    /// the accounts belong to different people who may each use their own.
    /// </summary>
    public bool SpreadFreeModels { get; set; }

    /// <summary>Names of your own for a model and its fallbacks; a request may use them in place of slugs.</summary>
    public IDictionary<string, ModelRoute> Models { get; } = new Dictionary<string, ModelRoute>(StringComparer.Ordinal);

    /// <summary>The API's address. Default <see cref="DefaultBaseUrl"/>.</summary>
    public Uri BaseUrl { get; set; } = DefaultBaseUrl;

    /// <summary>When failures bench a key.</summary>
    public BreakerOptions Breaker { get; } = new();

    /// <summary>How often and how long requests are tried.</summary>
    public RoutingOptions Routing { get; } = new();

    /// <summary>The limits of the transport.</summary>
    public TransportOptions Transport { get; } = new();

    /// <summary>
    /// How often <c>GET /key</c> asks the service about each key, give or take a fifth: whether it works, what it has left, when it expires, whose it
    /// is. The first time is a moment after the client is first used, so that its first request has the network to itself; no request ever waits for it. Null or zero: never, for a network that forbids
    /// it; a refused key is then tried by a request. Default 5 minutes.
    /// </summary>
    public TimeSpan? KeyCheckInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The address of your application, sent as <c>HTTP-Referer</c>. OpenRouter attributes usage by it; a title alone creates nothing
    /// (openrouter.ai/docs/app-attribution). Default: not sent.
    /// </summary>
    public Uri? AppUrl { get; set; }

    /// <summary>The name of your application, sent as <c>X-OpenRouter-Title</c>. Default: not sent.</summary>
    public string? AppTitle { get; set; }

    /// <summary>
    /// Whether spans of chats carry what was asked and answered, up to 128 KiB of it. Null: where the environment variable
    /// <c>OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT</c> says <c>true</c>. Default: null.
    /// </summary>
    public bool? CaptureMessageContent { get; set; }

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The seed of all jitter, for runs that can be repeated. Default: another one each time.</summary>
    public long? Seed { get; set; }

    /// <summary>
    /// Makes the handler in place of the client's own, for who must; <see cref="TransportOptions.ConfigureHandler"/> changes the client's own. A handler that
    /// follows redirects is refused: they would carry requests to other hosts. Connections and proxy are then the handler's affair, and each request
    /// allocates its message anew, because the handler may keep it.
    /// </summary>
    public Func<HttpMessageHandler>? HandlerFactory { get; set; }

    /// <summary>What the environment or the pool file said that was not used, a line each, for people.</summary>
    public IReadOnlyList<string> Notes { get; internal set; } = [];

    /// <summary>
    /// Reads pool and address from the environment: <c>OPENROUTER_POOL</c> (a pool file), else every <c>OPENROUTER_KEY_n</c>, else
    /// <c>OPENROUTER_API_KEY</c>; <c>OPENROUTER_BASE_URL</c>.
    /// </summary>
    /// <exception cref="OpenRouterConfigurationException">No key is set, or something is wrong; it lists every mistake.</exception>
    public static OpenRouterClientOptions FromEnvironment() => EnvironmentReader.Read(Environment.GetEnvironmentVariables());

    /// <summary>Reads a pool file, and <c>OPENROUTER_BASE_URL</c> where the file names no address.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="OpenRouterConfigurationException">The file is missing or wrong; it lists every mistake.</exception>
    public static OpenRouterClientOptions FromPoolFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return EnvironmentReader.ReadPool(path, Environment.GetEnvironmentVariables());
    }

    /// <summary>What is wrong with the options, a line each with what to do; empty where a client can be made from them.</summary>
    /// <param name="requireSecrets">False where whoever read the keys has said already which of them have no secret.</param>
    public IReadOnlyList<string> FindMistakes(bool requireSecrets = true) => OptionsValidator.FindMistakes(this, requireSecrets);

    private bool HasWeights()
    {
        foreach (KeyOptions key in Keys)
        {
            if (key.Weight != 1)
                return true;
        }

        return false;
    }
}
