namespace OpenRouter.Aot;

/// <summary>A plan and the attempt that it is at, kept for the next request once this one has ended.</summary>
/// <param name="pool">What all requests share.</param>
internal sealed class RequestRun(PoolState pool)
{
    public RequestPlan Plan { get; } = new(pool);

    /// <summary>The current attempt.</summary>
    public Attempt Attempt { get; } = new(pool);
}
