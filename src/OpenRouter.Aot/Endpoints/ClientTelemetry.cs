namespace OpenRouter.Aot;

/// <summary>What a client does for who listens beside its requests: its pool is read, and what answers did not tell is asked for.</summary>
internal sealed class ClientTelemetry : IDisposable
{
    private readonly PoolReadings readings;
    private readonly CostLookups lookups;

    /// <param name="pool">What all requests share.</param>
    /// <param name="watch">Who asks about keys.</param>
    /// <param name="sender">The way to ask.</param>
    public ClientTelemetry(PoolState pool, KeyWatch watch, DirectSender sender)
    {
        readings = new PoolReadings(pool);
        lookups = new CostLookups(sender, pool.Identity);
        PoolInstruments.Add(readings);
        watch.CreditsWanted = new CreditsReader(sender).AskAsync;
        pool.CostUnknown = lookups.Add;
    }

    public void Dispose()
    {
        PoolInstruments.Remove(readings);
        lookups.Dispose();
    }
}
