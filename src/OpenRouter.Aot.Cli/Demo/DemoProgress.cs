namespace OpenRouter.Aot.Cli;

/// <summary>How far a demo has come, at one moment.</summary>
/// <param name="Requests">All chats.</param>
/// <param name="Succeeded">Chats that were answered.</param>
/// <param name="Failed">Chats that failed for good.</param>
/// <param name="InFlight">Chats that run.</param>
/// <param name="Elapsed">Since the first was sent.</param>
/// <param name="Cost">What the good answers cost by their own account, in USD.</param>
/// <param name="Client">The client's own counters.</param>
internal sealed record DemoProgress(int Requests, int Succeeded, int Failed, int InFlight, TimeSpan Elapsed, decimal Cost, ClientStatistics Client)
{
    public int Finished => Succeeded + Failed;

    public double Rate => Finished / Math.Max(0.001, Elapsed.TotalSeconds);

    /// <summary>Attempts that have ended.</summary>
    public long Attempts => Client.Keys.Sum(key => key.Attempts);

    /// <summary>The mean over all good answers; null before the first.</summary>
    public TimeSpan? TimeToFirstToken => Client.Models.Sum(model => model.Succeeded) is > 0 and long answers
        ? Client.Models.Aggregate(TimeSpan.Zero, (sum, model) => sum + (model.TimeToFirstToken * model.Succeeded)) / answers
        : null;

    /// <summary>How long the rest will take at the rate so far; null while nobody can tell.</summary>
    public TimeSpan? Left => Finished is 0 || Finished == Requests ? null : TimeSpan.FromSeconds((Requests - Finished) / Rate);
}
