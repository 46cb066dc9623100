namespace OpenRouter.Aot;

/// <summary>One request on its way through the dispatcher: what is sent, and how it may be tried.</summary>
internal sealed class Dispatch
{
    public HttpMethod Method { get; init; } = HttpMethod.Post;

    /// <summary>The path below the base address, with its query.</summary>
    public required string Path { get; init; }

    /// <summary>A JSON body whose model can be exchanged; null where the body is sent as it stands, or there is none.</summary>
    public RequestTemplate? Template { get; init; }

    /// <summary>The body that is sent as it stands; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Whether the answer is asked for as a stream.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>Whether an answer without content is a failure.</summary>
    public bool MustHaveContent { get; init; }

    /// <summary>The models to try; empty leaves the body's own.</summary>
    public ModelRoute Route { get; init; }

    public RequestOptions Options { get; init; } = RequestOptions.Default;

    /// <summary>Whether it is a line of a bulk run, which has more patience.</summary>
    public bool IsBulk { get; init; }

    /// <summary>
    /// Until when a bulk line waits for what nobody knows the end of, credits to be bought too: it is the one of a paused run that finds out. Null for any other
    /// line, which waits only for what ends by itself.
    /// </summary>
    public DateTimeOffset? WaitsUntil { get; init; }

    /// <summary>Ends its waits, and no attempt: the request could then be sent again as it is.</summary>
    public CancellationToken Recall { get; init; }

    /// <summary>Is told of each attempt; null where nobody wants to know.</summary>
    public IAttemptWitness? Witness { get; init; }

    /// <summary>Whether the request ended although it could be sent again as it is: recalled, or what it needs comes back too late.</summary>
    public bool IsHeld { get; set; }

    /// <summary>The rented buffer that the body is in; the default where it is in none.</summary>
    public PooledBody Buffer { get; set; }

    /// <summary>Whether a connection may still hold the body of an attempt, after the answer: the buffer is then left to the collector.</summary>
    public bool IsBodyHeld { get; set; }

    /// <summary>Gives the buffer back, where nobody holds it any more.</summary>
    public void ReleaseBody()
    {
        if (!IsBodyHeld)
            Buffer.Dispose();
        Buffer = default;
    }

    /// <summary>Whether sending it is an attempt: an inference request. Looking something up is none.</summary>
    public bool IsAttempt => Method == HttpMethod.Post;

    /// <summary>What it is called in errors where it names no model: what is looked up is no model's.</summary>
    public string Unnamed => IsAttempt ? "the account's default model"
        : $"{Method} {(Path.IndexOf('?', StringComparison.Ordinal) is var query and >= 0 ? Path[..query] : Path)}";

    /// <summary>Whether the endpoint knows fallbacks of the server, and the body names none of its own.</summary>
    public bool TakesServerFallbacks =>
        Template is { HasFallbacks: false } && EndpointPath.TakesFallbacks(Path);

    /// <summary>
    /// The hash of what keeps to an account and a key; 0 for nothing. What the caller names comes first, in OpenRouter's own order
    /// (openrouter.ai/docs, prompt caching), then the conversation that the body continues.
    /// </summary>
    public ulong Session =>
        (Options.Session ?? Template?.SessionId ?? FindHeader("x-session-id") ?? Template?.PromptCacheKey) is { } name
            ? SessionHash.Of(name)
            : Template?.Conversation ?? 0;

    /// <summary>The body of an attempt.</summary>
    /// <param name="model">The model to ask for.</param>
    /// <param name="fallbacks">The models that the server itself may take instead.</param>
    public ReadOnlyMemory<byte> Compose(ModelCandidate model, ReadOnlySpan<string> fallbacks) =>
        Template is { } template ? template.Compose(model.Model, IsStreamed, fallbacks, model.Unreadable) : Body;

    private string? FindHeader(string name)
    {
        foreach ((string header, string value) in Options.Headers)
        {
            if (value.Length > 0 && header.Equals(name, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }
}
