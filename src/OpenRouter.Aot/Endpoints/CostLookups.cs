namespace OpenRouter.Aot;

/// <summary>
/// Asks in the background (<c>GET /generation</c>) what attempts cost that ended before their answers told it: streams that were left, or broke. It runs
/// only where somebody listens to the cost. Bounded: what comes while 256 wait is not asked for. Safe for use by several threads.
/// </summary>
/// <param name="sender">The way to ask.</param>
/// <param name="identity">What measurements say of the client.</param>
internal sealed class CostLookups(DirectSender sender, TelemetryIdentity identity) : IDisposable
{
    private const int MaxWaiting = 256;
    private const int MaxConcurrency = 2;

    // Written half a second to minutes after the answer; for one that is not written after eight pauses, two minutes, nobody waits.
    private const int MaxQuestions = 9;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly RequestOptions Once = new() { MaxAttempts = 1, Deadline = TimeSpan.FromSeconds(10) };

    private readonly Lock gate = new();
    private readonly Queue<UnknownCost> waiting = new();
    private readonly CancellationTokenSource end = new();
    private int running;

    /// <summary>Asks soon; it returns at once.</summary>
    public void Add(UnknownCost cost)
    {
        lock (gate)
        {
            if (end.IsCancellationRequested || waiting.Count >= MaxWaiting)
                return;
            waiting.Enqueue(cost);
            if (running >= MaxConcurrency)
                return;
            running++;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static self => _ = self.RunAsync(), this, preferLocal: false);
    }

    public void Dispose() => end.Cancel();

    private async Task RunAsync()
    {
        while (true)
        {
            UnknownCost? next;
            lock (gate)
            {
                if (end.IsCancellationRequested || !waiting.TryDequeue(out next))
                {
                    running--;
                    return;
                }
            }

            try
            {
                if (await AskAsync(next).ConfigureAwait(false) is { } cost and > 0)
                    PoolInstruments.RecordCost(identity, next, cost);
            }
            catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
            {
                // The client is being disposed.
            }
        }
    }

    private async ValueTask<decimal?> AskAsync(UnknownCost attempt)
    {
        var query = new QueryText("/generation");
        query.Add("id", attempt.GenerationId);
        var call = new DirectCall(HttpMethod.Get, query.ToString(), "/generation");
        TimeSpan pause = FirstPause;
        for (int question = 1; ; question++)
        {
            // It is not there yet when the stream is left.
            await Task.Delay(pause, sender.Time, end.Token).ConfigureAwait(false);
            OpenRouterResult<RawAnswer> answer = await sender.SendAsync(attempt.Key.Secret, call, RawBodyReader.Instance, Once, end.Token).ConfigureAwait(false);
            if (answer.IsSuccess)
                return new JsonView(answer.Value.Body.Span)["data"u8]["total_cost"u8].Number;
            if (answer.Error.Status != 404 || question == MaxQuestions)
                return null;
            pause *= 2;
        }
    }
}
