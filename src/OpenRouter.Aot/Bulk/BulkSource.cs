using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>The input of a bulk run, shared by its workers. Once it has ended or thrown, nobody gets anything more.</summary>
/// <param name="requests">The input.</param>
/// <param name="journal">What is done already; null where nothing is known.</param>
/// <param name="retriesRefused">Whether what failed by its own fault is run again.</param>
internal sealed class BulkSource(IAsyncEnumerator<BulkRequest> requests, BulkJournal? journal, bool retriesRefused) : IAsyncDisposable
{
    // The turn lasts about as long as it takes to parse a request: shorter than it takes to wait in line and be called.
    private const int MostSpins = 20;
    private const int SpinLength = 20;

    private readonly SemaphoreSlim turn = new(1);
    private long taken;
    private long given;
    private bool hasEnded;

    /// <summary>The next request that is to be run, or null at the end.</summary>
    /// <param name="ct">Gives up the wait for the turn.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<(BulkLine Line, bool IsRepeated)?> TakeAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!TryTakeTurn())
            await turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            while (!hasEnded)
            {
                hasEnded = true;
                if (!await requests.MoveNextAsync().ConfigureAwait(false))
                    break;
                hasEnded = false;
                var line = new BulkLine(requests.Current, taken++, given, journal);
                JournalClaim claim = journal?.Claim(line.Id, line.Fingerprint, retriesRefused) ?? JournalClaim.Run;
                if (claim == JournalClaim.Done)
                    continue;
                given++;
                line.IsBatched = claim == JournalClaim.Batched;
                line.IsChanged = claim == JournalClaim.Changed;
                return (line, claim == JournalClaim.Repeated);
            }

            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    // Whoever once waits in line makes the next wait too, for the turn is handed on to him and not taken; then all pay for being called.
    private bool TryTakeTurn()
    {
        for (int i = 0; i < MostSpins; i++)
        {
            if (turn.CurrentCount > 0 && turn.Wait(0, CancellationToken.None))
                return true;
            Thread.SpinWait(SpinLength);
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        await requests.DisposeAsync().ConfigureAwait(false);
        turn.Dispose();
    }
}
