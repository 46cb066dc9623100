using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace OpenRouter.Aot;

/// <summary>
/// One run: workers take requests and send them until the input ends or the run pauses; while it waits, one request at a time finds out whether it may go on.
/// </summary>
internal sealed class BulkRun : IBulkBatchOwner, IDisposable
{
    // Ordered results wait for the slowest before them; this many times the concurrency may be finished and waiting.
    private const int OrderedWindow = 4;

    // How soon the next request of a paused run asks, where the last was refused: it doubles up to the longest.
    private static readonly TimeSpan FirstLook = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(15);

    private readonly BulkSender sender;
    private readonly CreditsWatch credits;
    private readonly TimeProvider time;
    private readonly BulkOptions options;
    private readonly Channel<BulkResult> results;
    private readonly SemaphoreSlim window;
    private readonly CancellationTokenSource abort;
    private readonly CancellationTokenSource end = new();
    private readonly CancellationTokenRegistration stop;
    private readonly RepeatedError repeated = new();
    // What nothing could serve, and of it what is sent again since the run went on.
    private readonly Queue<BulkLine> held = new();
    private readonly Queue<BulkLine> again = new();
    private readonly Lock gate = new();
    private readonly BulkBatches? batches;
    private BulkSource source = null!;
    private CancellationTokenSource recall = new();
    private volatile BulkPause? pause;
    private BulkPause? lastHold;
    private Exception? failure;

    public BulkRun(BulkSender sender, CreditsWatch credits, TimeProvider time, BulkOptions options, BulkBatches? batches, CancellationToken ct)
    {
        this.sender = sender;
        this.credits = credits;
        this.time = time;
        this.options = options;
        this.batches = batches;
        results = Channel.CreateBounded<BulkResult>(options.MaxConcurrency);
        window = new SemaphoreSlim(options.IsOrdered ? options.MaxConcurrency * OrderedWindow : int.MaxValue);
        abort = CancellationTokenSource.CreateLinkedTokenSource(ct);
        stop = options.Stop.Register(() => Pause(new BulkPause(BulkPauseReason.Stopped, "Stopped.", null, null)));
    }

    CancellationToken IBulkBatchOwner.Abort => abort.Token;

    /// <summary>Runs, and gives the results.</summary>
    public async IAsyncEnumerable<BulkResult> RunAsync(IAsyncEnumerable<BulkRequest> requests, [EnumeratorCancellation] CancellationToken ct)
    {
        Task running = FeedAsync(requests);
        try
        {
            var early = new SortedDictionary<long, BulkResult>();
            long next = 0;
            while (await results.Reader.WaitToReadAsync(ct).ConfigureAwait(false))
            {
                while (results.Reader.TryRead(out BulkResult? result))
                {
                    if (!options.IsOrdered)
                    {
                        yield return result;
                        Finish(result);
                        continue;
                    }

                    early.Add(result.Line.Order, result);
                    while (early.Remove(next, out BulkResult? due))
                    {
                        next++;
                        window.Release();
                        yield return due;
                        Finish(due);
                    }
                }
            }

            // Where requests before them have no result, because the run has paused: they come all the same.
            foreach (BulkResult result in early.Values)
            {
                yield return result;
                Finish(result);
            }

            await running.ConfigureAwait(false);
        }
        finally
        {
            // A reader that leaves early leaves nothing running behind its back.
            await abort.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        stop.Dispose();
        batches?.Dispose();
        abort.Dispose();
        end.Dispose();
        recall.Dispose();
        window.Dispose();
    }

    private void Finish(BulkResult result)
    {
        if (result.IsRepeated || options.Journal is not { } journal)
            return;
        JournalState state = result.Error is not { } error ? JournalState.Succeeded
            : error.Verdict.Scope == VerdictScope.Request ? JournalState.Refused
            : JournalState.Unserved;
        var done = new DoneRecord(
            result.Line.Fingerprint, state, time.GetUtcNow(), result.Info.Cost, result.PromptTokens ?? 0, result.CompletionTokens ?? 0);
        journal.Finish(result.Line.Id, done, result.Info.Decisions);
    }

    private async Task FeedAsync(IAsyncEnumerable<BulkRequest> requests)
    {
        try
        {
            options.Journal?.BeginRun();
            using var either = CancellationTokenSource.CreateLinkedTokenSource(abort.Token, end.Token);
            source = new BulkSource(requests.GetAsyncEnumerator(either.Token), options);
            batches?.Begin(source, this);
            await using (source.ConfigureAwait(false))
                await RunPhasesAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The reader of the results gets it, after the results of what had been in flight.
            failure ??= exception;
        }

        results.Writer.Complete();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        if (pause is not null)
        {
            throw new BulkPausedException(
                pause, [.. again.Concat(held).Select(static line => line.Request), .. source.Ahead, .. batches?.Unfinished ?? []], batches?.BatchesUnderWay ?? 0,
                batches?.RequestsUnderWay ?? 0);
        }
    }

    private async Task RunPhasesAsync()
    {
        do
        {
            while (held.TryDequeue(out BulkLine? line))
                again.Enqueue(line);
            Task[] workers = [.. Enumerable.Range(0, options.MaxConcurrency).Select(_ => WorkAsync())];
            await Task.WhenAll(workers).ConfigureAwait(false);
            if (failure is not null)
                return;
            lock (gate)
                pause ??= held.Count + again.Count > 0 ? lastHold : null;
        }
        while (pause is { Reason: BulkPauseReason.Unavailable } && await WaitAsync(pause).ConfigureAwait(false));
    }

    private async Task WorkAsync()
    {
        try
        {
            while (pause is null)
            {
                (BulkLine Line, bool IsRepeated)? next = TakeAgain() is { } known ? (known, false) : await TryTakeAsync().ConfigureAwait(false);
                if (next is not var (line, isRepeated))
                    return;
                if (isRepeated)
                    await PutAsync(BulkSender.Repeat(line)).ConfigureAwait(false);
                else if (pause is not null)
                    Hold(line, pause);
                else
                    await SendAsync(line, waitsUntil: null).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!abort.IsCancellationRequested && pause is not null)
        {
            // Recalled, before it had taken anything.
        }
        catch (Exception exception)
        {
            // Of several the first counts; the others follow from it.
            Interlocked.CompareExchange(ref failure, exception, null);
            await abort.CancelAsync().ConfigureAwait(false);
        }
    }

    // An input that throws has ended, and what is in flight is finished.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(BulkLine Line, bool IsRepeated)?> TryTakeAsync()
    {
        try
        {
            return options.IsOrdered ? await TakeInOrderAsync().ConfigureAwait(false) : await TakeAsync(recall.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Interlocked.CompareExchange(ref failure, exception, null);
            return null;
        }
    }

    // A request that is held keeps its place in the window.
    private async ValueTask<(BulkLine Line, bool IsRepeated)?> TakeInOrderAsync()
    {
        await window.WaitAsync(recall.Token).ConfigureAwait(false);
        (BulkLine, bool)? next = null;
        try
        {
            next = await TakeAsync(recall.Token).ConfigureAwait(false);
        }
        finally
        {
            if (next is null)
                window.Release();
        }

        return next;
    }

    private ValueTask<(BulkLine Line, bool IsRepeated)?> TakeAsync(CancellationToken ct) => batches?.TakeAsync(ct) ?? source.TakeAsync(ct);

    /// <summary>Sends a request; false where it is to be sent again.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> SendAsync(BulkLine line, DateTimeOffset? waitsUntil)
    {
        (BulkResult? result, BulkPause? why) = await sender.SendAsync(line, waitsUntil, recall.Token, abort.Token).ConfigureAwait(false);
        if (result is null)
        {
            Hold(line, why!);
            return false;
        }

        await PutAsync(result).ConfigureAwait(false);
        return true;
    }

    public async ValueTask PutAsync(BulkResult result)
    {
        lock (gate)
        {
            if (!options.KeepsGoing && !result.IsRepeated && repeated.Add(result) is { } reason)
                Pause(reason);
        }

        await results.Writer.WriteAsync(result, abort.Token).ConfigureAwait(false);
    }

    private BulkLine? TakeAgain()
    {
        lock (gate)
            return again.TryDequeue(out BulkLine? line) ? line : null;
    }

    private BulkLine? TakeHeld()
    {
        lock (gate)
            return held.TryDequeue(out BulkLine? line) || again.TryDequeue(out line) ? line : null;
    }

    private bool HasHeld()
    {
        lock (gate)
            return held.Count + again.Count > 0;
    }

    // A few lines that nothing can serve do not stop the others: not before as many are held as may run at once. In order one does, for nothing behind it can
    // come out: the window fills with what is finished, and in the end nobody would send, wait or pause any more.
    public void Hold(BulkLine line, BulkPause why)
    {
        lock (gate)
        {
            held.Enqueue(line);
            if (pause is null && why.Reason == BulkPauseReason.Unavailable)
                lastHold = why;
            int most = options.IsOrdered ? 1 : options.MaxConcurrency;
            if (pause is null && (why.Reason == BulkPauseReason.CostLimit || held.Count >= most))
                Pause(why);
        }
    }

    // From here on nothing more is taken, and what only waits is recalled: by another thread, for whoever waits goes on at once.
    public void Pause(BulkPause why)
    {
        lock (gate)
        {
            bool isFinal = why.Reason != BulkPauseReason.Unavailable || options.Wait <= TimeSpan.Zero;
            if (pause is null || (pause.Reason == BulkPauseReason.Unavailable && isFinal))
                pause = why;
            if (isFinal)
                _ = end.CancelAsync();
            _ = recall.CancelAsync();
        }
    }

    /// <summary>Waits until a request is served again; false where none is in time, or the run is to end.</summary>
    private async Task<bool> WaitAsync(BulkPause because)
    {
        if (options.Wait <= TimeSpan.Zero || !HasHeld())
            return false;
        options.Paused?.Invoke(because);
        DateTimeOffset until = time.GetUtcNow() + options.Wait;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(abort.Token, end.Token);
        using var bought = new SemaphoreSlim(0, 1);
        Task watching = credits.RunAsync(() => Release(bought), over.Token);
        try
        {
            TimeSpan pauseOf = FirstLook;
            while (time.GetUtcNow() < until && BeginPhase() && TakeHeld() is { } line)
            {
                if (await SendAsync(line, until).ConfigureAwait(false))
                {
                    options.Paused?.Invoke(null);
                    return true;
                }

                TimeSpan left = until - time.GetUtcNow();
                await WaitForAsync(bought, pauseOf < left ? pauseOf : left, over.Token).ConfigureAwait(false);
                pauseOf = pauseOf * 2 < LongestLook ? pauseOf * 2 : LongestLook;
            }
        }
        catch (OperationCanceledException) when (!abort.IsCancellationRequested)
        {
            // Stopped while it waited.
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(false);
        }

        lock (gate)
            pause ??= lastHold ?? because;
        return false;
    }

    /// <summary>Lets requests be sent again; false where the run is to end.</summary>
    private bool BeginPhase()
    {
        lock (gate)
        {
            if (pause is not null and not { Reason: BulkPauseReason.Unavailable })
                return false;
            pause = null;
            recall = new CancellationTokenSource();
            return !end.IsCancellationRequested;
        }
    }

    private async Task WaitForAsync(SemaphoreSlim bought, TimeSpan wait, CancellationToken ct)
    {
        if (wait <= TimeSpan.Zero)
            return;
        using var timeout = new CancellationTokenSource(wait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            await bought.WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The time is up.
        }
    }

    private static void Release(SemaphoreSlim bought)
    {
        if (bought.CurrentCount == 0)
            bought.Release();
    }
}
