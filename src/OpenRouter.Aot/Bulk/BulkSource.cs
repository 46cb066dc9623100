using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>
/// The input of a bulk run, shared by its workers. A few requests are taken ahead, as far as they come at once: most workers then find one without waiting for
/// their turn. Once the input has ended or thrown, nobody gets anything more.
/// </summary>
/// <param name="requests">The input.</param>
/// <param name="options">How the run goes.</param>
internal sealed class BulkSource(IAsyncEnumerator<BulkRequest> requests, BulkOptions options) : IAsyncDisposable
{
    // Of so many workers one finds a request taken ahead for it.
    private const int WorkersToOneAhead = 4;

    // More would be memory for nothing: by then the next has long been taken.
    private const int MostAhead = 16;

    private readonly BulkJournal? journal = options.Journal;
    private readonly int mostAhead = Math.Min(MostAhead, options.MaxConcurrency / WorkersToOneAhead);
    private readonly ConcurrentQueue<(BulkLine Line, bool IsRepeated)> ahead = new();
    private readonly SemaphoreSlim turn = new(1);
    private Task<bool>? pending;
    private long taken;
    private long given;
    private bool hasEnded;

    /// <summary>The requests that were taken ahead and that nobody has got.</summary>
    public IEnumerable<BulkRequest> Ahead => ahead.Where(static next => !next.IsRepeated).Select(static next => next.Line.Request);

    /// <summary>The next request that is to be run, or null at the end.</summary>
    /// <param name="ct">Gives up the wait for the turn.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<(BulkLine Line, bool IsRepeated)?> TakeAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (ahead.TryDequeue(out (BulkLine, bool) ready))
        {
            if (ahead.Count <= mostAhead / 2 && turn.Wait(0, CancellationToken.None))
                TakeAhead();
            return ready;
        }

        await turn.WaitAsync(ct).ConfigureAwait(false);
        bool isTaken = false;
        try
        {
            if (ahead.TryDequeue(out ready))
                return ready;
            (BulkLine, bool)? next = null;
            while (next is null && await MoveAsync().ConfigureAwait(false))
                next = Claim();
            isTaken = next is not null;
            return next;
        }
        finally
        {
            if (isTaken)
                TakeAhead();
            else
                turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // An input must not be let go of while it is asked for the next; what it says to that interests nobody any more.
        if (pending is { } last)
            await ((Task)last).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await requests.DisposeAsync().ConfigureAwait(false);
        turn.Dispose();
    }

    private async ValueTask<bool> MoveAsync()
    {
        if (hasEnded)
            return false;
        hasEnded = true;
        Task<bool>? asked = pending;
        pending = null;
        if (!(asked is null ? await requests.MoveNextAsync().ConfigureAwait(false) : await asked.ConfigureAwait(false)))
            return false;
        hasEnded = false;
        return true;
    }

    // As far as the input has something at once; what it has not, or throws, is for whoever asks next. It gives the turn back.
    private void TakeAhead()
    {
        try
        {
            while (!hasEnded && pending is null && ahead.Count < mostAhead)
            {
                ValueTask<bool> next = requests.MoveNextAsync();
                if (!next.IsCompletedSuccessfully)
                {
                    pending = next.AsTask();
                    return;
                }

                hasEnded = !next.Result;
                if (!hasEnded && Claim() is { } claimed)
                    ahead.Enqueue(claimed);
            }
        }
        catch (Exception exception)
        {
            pending = Task.FromException<bool>(exception);
        }
        finally
        {
            turn.Release();
        }
    }

    private (BulkLine Line, bool IsRepeated)? Claim()
    {
        var line = new BulkLine(requests.Current, taken++, given, journal);
        JournalClaim claim = journal?.Claim(line.Id, line.Fingerprint, options.RetriesRefused) ?? JournalClaim.Run;
        if (claim == JournalClaim.Done)
            return null;
        given++;
        line.IsBatched = claim == JournalClaim.Batched;
        line.IsChanged = claim == JournalClaim.Changed;
        return (line, claim == JournalClaim.Repeated);
    }
}
