namespace OpenRouter.Aot.Cli;

/// <summary>
/// Waits until a key has served: <c>GET /key</c> accepts it, and a short chat was answered with it. The first alone proves little: credits, guardrails
/// and the account's providers decide whether a key can serve, and a new key may take a moment until every server knows it.
/// </summary>
/// <param name="settings">Where the service is.</param>
/// <param name="time">The clock.</param>
internal sealed class KeyProof(OpenRouterClientOptions settings, TimeProvider time)
{
    private const int MaxTokens = 64;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Which model is asked; null for the account's default.</summary>
    public string? Model { get; init; }

    /// <summary>How long to wait.</summary>
    public required TimeSpan AtMost { get; init; }

    /// <summary>Waits. Returns what went wrong at last; null where the key has served.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<string?> WaitAsync(ApiKey key, CancellationToken ct)
    {
        long started = time.GetTimestamp();
        while (true)
        {
            if (await TryAsync(key, started, ct) is not { } failure)
                return null;
            if (failure.IsFinal || time.GetElapsedTime(started) + Pause >= AtMost)
                return failure.Message;
            await Task.Delay(Pause, time, ct);
        }
    }

    // A client of its own for each try: what it learned of the key a moment ago is what is to be found out anew.
    private async Task<Failure?> TryAsync(ApiKey key, long started, CancellationToken ct)
    {
        var options = new OpenRouterClientOptions { BaseUrl = settings.BaseUrl, KeyCheckInterval = null };
        options.Keys.Add(new KeyOptions { Alias = "new", Secret = key });
        using var client = new OpenRouterClient(options);
        KeyCheck check = (await client.Keys.CheckAsync(ct))[0];
        if (check.Info is null)
            return new Failure($"GET /key says: {check.Error}", IsFinal: false);
        var request = new ChatRequest { Model = Model, Messages = ["Answer with OK."], MaxTokens = MaxTokens };
        TimeSpan left = AtMost - time.GetElapsedTime(started);
        OpenRouterResult<ChatCompletion> answer = await client.Chat.TryCompleteAsync(
            request, new RequestOptions { Deadline = left > Pause ? left : Pause }, ct);
        return answer.Error is { } error ? new Failure($"A chat ended so:{Environment.NewLine}  {ErrorText.Describe(error, settings.BaseUrl)}", error.Verdict.Scope == VerdictScope.Request) : null;
    }

    private sealed record Failure(string Message, bool IsFinal);
}
