namespace OpenRouter.Aot;

/// <summary>
/// Asks what is left of an account's credits (<c>GET /credits</c>) with a key of the account, and notes it there. Read without the types of the endpoint,
/// which every program would otherwise carry. Safe for use by several threads.
/// </summary>
/// <param name="sender">The way to ask.</param>
internal sealed class CreditsReader(DirectSender sender)
{
    private static readonly RequestOptions Once = new() { MaxAttempts = 1, Deadline = TimeSpan.FromSeconds(10) };

    /// <summary>What is left, in USD; null where nobody told it: many an ordinary key may not ask.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<decimal?> AskAsync(PoolAccount account, CancellationToken ct)
    {
        if (account.Keys is not [var key, ..])
            return null;
        var call = new DirectCall(HttpMethod.Get, "/credits", "/credits");
        OpenRouterResult<RawAnswer> answer = await sender.SendAsync(key.Secret, call, RawBodyReader.Instance, Once, ct).ConfigureAwait(false);
        return answer.IsSuccess ? Note(account, new JsonView(answer.Value.Body.Span)["data"u8]) : null;
    }

    private static decimal? Note(PoolAccount account, JsonView data)
    {
        if (data["total_credits"u8].Number is not { } bought || data["total_usage"u8].Number is not { } used)
            return null;
        account.Credits = bought - used;
        return bought - used;
    }
}
