using System.Text;

namespace OpenRouter.Aot;

/// <summary>
/// Sends a request with one key that the caller names, past the pool: a management key must never come among the keys of inference, and what is asked
/// of one account no other can answer. Verdicts decide what is tried again; the pool learns nothing. Safe for use by several threads.
/// </summary>
/// <param name="transport">The way to the service.</param>
/// <param name="routing">How often and how long requests are tried.</param>
/// <param name="time">The clock.</param>
/// <param name="chance">The jitter.</param>
internal sealed class DirectSender(HttpTransport transport, RoutingOptions routing, TimeProvider time, Chance chance)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Sends a request until it is answered or given up.</summary>
    /// <typeparam name="T">The value of a good answer.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="call">The request.</param>
    /// <param name="reader">The reader of the answer.</param>
    /// <param name="options">What it wants otherwise than the client's defaults: deadline, attempts, headers, repetition of unknown outcomes.</param>
    /// <param name="ct">The caller's token.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<OpenRouterResult<T>> SendAsync<T>(ApiKey key, DirectCall call, BodyReader<T> reader, RequestOptions? options, CancellationToken ct)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ct.ThrowIfCancellationRequested();
        options ??= RequestOptions.Default;
        long started = time.GetTimestamp();
        DateTimeOffset deadline = time.GetUtcNow() + (options.Deadline ?? routing.Deadline);
        var info = new AnswerInfo { KeyAlias = key.Alias, Account = call.Account };
        while (true)
        {
            info.Attempts++;
            (AnswerSummary summary, T? value, string? body) = await TryAsync(key, call, reader, options, deadline, ct).ConfigureAwait(false);
            DateTimeOffset now = time.GetUtcNow();
            var verdict = Verdict.From(summary, now);
            info.Status = summary.Status;
            info.Duration = time.GetElapsedTime(started);
            if (value is not null && verdict.IsAccepted)
            {
                reader.SetInfo(value, info);
                return new OpenRouterResult<T>(value);
            }

            if (FindRetry(call, options, verdict, info.Attempts, now) is not { } moment || moment >= deadline)
                return new OpenRouterResult<T>(Describe(call, verdict, summary, info, body));
            long paused = time.GetTimestamp();
            await Task.Delay(moment - now, time, ct).ConfigureAwait(false);
            info.Waited += time.GetElapsedTime(paused);
        }
    }

    private async ValueTask<(AnswerSummary Summary, T? Value, string? Body)> TryAsync<T>(
        ApiKey key, DirectCall call, BodyReader<T> reader, RequestOptions options, DateTimeOffset deadline, CancellationToken ct)
        where T : class
    {
        using var exchange = new HttpExchange(time);
        exchange.Start(deadline - time.GetUtcNow(), transport.Options.AttemptTimeout, ct);
        var http = new HttpCall
        {
            Method = call.Method,
            Path = call.Path,
            Authorization = key.Authorization,
            Body = call.Body,
            ContentType = "application/json",
            Headers = options.Headers,
        };
        HttpAnswer answer = await transport.SendAsync(http, exchange).ConfigureAwait(false);
        AnswerSummary start = answer.Summary with { IsAdministration = answer.Status is 401 or 403 && EndpointPath.IsAdministration(call.Path) };
        if (answer.Fault != TransportFault.None)
            return (start, null, null);

        (TransportFault fault, PooledBody pooled) = await answer.ReadBodyAsync(transport.Options, exchange.Timer).ConfigureAwait(false);
        using (pooled)
        {
            if (answer.IsSuccess)
            {
                if (fault != TransportFault.None)
                    return (start with { Fault = fault }, null, null);
                T? value = reader.Read(ref start, answer.ContentType, pooled.Memory);
                return (start, value, value is null && !call.IsSecret ? Quote(key, pooled.Memory) : null);
            }

            return (AnswerSummaryReader.Read(start, key.Redact(pooled.Memory)), null, Quote(key, pooled.Memory));
        }
    }

    private static string Quote(ApiKey key, ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(key.Redact(body).Span);

    /// <summary>When to try again; null where that would be of no use, or might do the same thing twice.</summary>
    private DateTimeOffset? FindRetry(DirectCall call, RequestOptions options, in Verdict verdict, int attempts, DateTimeOffset now)
    {
        bool isPassing = verdict.Action is VerdictAction.Retry or VerdictAction.Slow or VerdictAction.Cool;
        bool mayRepeat = !verdict.IsOutcomeUnknown || (options.RetryUnknownOutcomes ?? call.IsIdempotent);
        if (!isPassing || !mayRepeat || attempts >= (options.MaxAttempts ?? routing.MaxAttempts))
            return null;
        TimeSpan backoff = routing.GetBackoff(attempts, chance, least: 0.5);
        return verdict.Until is { } hint && hint > now ? hint + backoff : now + backoff;
    }

    private static OpenRouterException Describe(DirectCall call, in Verdict verdict, in AnswerSummary summary, AnswerInfo info, string? body)
    {
        string attempts = info.Attempts == 1 ? "" : $" after {info.Attempts} attempts";
        string status = summary.Status == 0 ? "" : $" (status {summary.Status})";
        return new OpenRouterException($"{call.Method} {call.Name}{attempts}: {verdict.Reason}{status}", verdict, summary, info, body);
    }
}
