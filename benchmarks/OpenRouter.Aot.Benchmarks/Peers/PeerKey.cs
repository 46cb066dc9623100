namespace OpenRouter.Aot.Benchmarks.Peers;

/// <summary>What a pool that is written by hand keeps of a key.</summary>
internal sealed class PeerKey
{
    public int InFlight { get; set; }

    public long Succeeded { get; set; }

    public int Errors { get; set; }

    public DateTimeOffset LastError { get; set; }

    public bool IsHealthy { get; set; } = true;
}
