namespace OpenRouter.Aot;

/// <summary>The input of a bulk run, shared by its workers. Once it has ended or thrown, nobody gets anything more.</summary>
internal sealed class BulkSource(IAsyncEnumerator<BulkRequest> requests) : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private long taken;
    private bool hasEnded;

    /// <summary>The next request and its place, or null at the end.</summary>
    public async ValueTask<(BulkRequest Request, long Index)?> TakeAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (hasEnded)
                return null;
            hasEnded = true;
            if (!await requests.MoveNextAsync().ConfigureAwait(false))
                return null;
            hasEnded = false;
            return (requests.Current, taken++);
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
