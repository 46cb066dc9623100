using Polly;
using Polly.CircuitBreaker;

namespace OpenRouter.Aot.Benchmarks.Peers;

/// <summary>
/// A circuit breaker of Polly's per key, with a counter of attempts in flight, in turn. Its breakers judge; they choose nothing, so the turn is the
/// floor's own.
/// </summary>
internal sealed class PollyPeer
{
    private readonly Guarded[] keys;
    private PaddedLong ticket;

    /// <param name="count">How many keys.</param>
    public PollyPeer(int count) => keys = [.. Enumerable.Range(0, count).Select(_ => new Guarded())];

    /// <summary>A key is chosen, counted in flight and given back with its outcome.</summary>
    public bool Lease()
    {
        Guarded key = keys[(uint)Interlocked.Increment(ref ticket.Value) % (uint)keys.Length];
        Interlocked.Increment(ref key.InFlight);
        bool isGood = key.Breaker.Execute(static () => true);
        Interlocked.Decrement(ref key.InFlight);
        return isGood;
    }

    private sealed class Guarded
    {
        public int InFlight;

        public ResiliencePipeline Breaker { get; } = new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build();
    }
}
