namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Passes all requests on and remembers the questions about keys: by the number in the secret, and when by the client's clock.</summary>
/// <param name="time">The client's clock.</param>
internal sealed class KeyQuestions(TimeProvider time) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    public static readonly AsyncLocal<string?> OfTheRequest = new();

    private readonly Lock gate = new();
    private readonly List<(int Key, DateTimeOffset At)> asked = [];
    private int running;

    public (int Key, DateTimeOffset At)[] Asked
    {
        get
        {
            lock (gate)
                return [.. asked];
        }
    }

    public int Count => Asked.Length;

    public int Running => Volatile.Read(ref running);

    public int MostAtOnce { get; private set; }

    /// <summary>What of a request's context came along with a question.</summary>
    public string? SeenOfTheRequest { get; private set; }

    public int CountOf(int key) => Asked.Count(one => one.Key == key);

    /// <summary>Waits for what another thread does; half a minute is a failure.</summary>
    public static async Task WaitAsync(Func<bool> until)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!until())
            await Task.Delay(1, limit.Token);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.RequestUri!.AbsolutePath.EndsWith("/key", StringComparison.Ordinal))
            return await base.SendAsync(request, cancellationToken);
        lock (gate)
        {
            string secret = request.Headers.GetValues("Authorization").Single();
            asked.Add((int.Parse(secret[(secret.LastIndexOf('-') + 1)..], null), time.GetUtcNow()));
            MostAtOnce = Math.Max(MostAtOnce, ++running);
            SeenOfTheRequest ??= OfTheRequest.Value;
        }

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }
}
