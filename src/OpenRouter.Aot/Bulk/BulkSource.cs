namespace OpenRouter.Aot;

/// <summary>The input of a bulk run, shared by its workers. Once it has ended or thrown, nobody gets anything more.</summary>
/// <param name="requests">The input.</param>
/// <param name="journal">What is done already; null where nothing is known.</param>
/// <param name="retriesRefused">Whether what failed by its own fault is run again.</param>
internal sealed class BulkSource(IAsyncEnumerator<BulkRequest> requests, BulkJournal? journal, bool retriesRefused) : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private long taken;
    private bool hasEnded;

    /// <summary>The next request that is to be run, or null at the end.</summary>
    /// <param name="ct">Gives up the wait for the turn.</param>
    public async ValueTask<(BulkLine Line, bool IsRepeated)?> TakeAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            while (!hasEnded)
            {
                hasEnded = true;
                if (!await requests.MoveNextAsync().ConfigureAwait(false))
                    break;
                hasEnded = false;
                var line = new BulkLine(requests.Current, taken++, journal);
                JournalClaim claim = journal?.Claim(line.Id, line.Fingerprint, retriesRefused) ?? JournalClaim.Run;
                if (claim == JournalClaim.Done)
                    continue;
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

    public async ValueTask DisposeAsync()
    {
        await requests.DisposeAsync().ConfigureAwait(false);
        turn.Dispose();
    }
}
