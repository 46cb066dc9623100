namespace OpenRouter.Aot.Cli;

/// <summary>How far a run of many requests has come, at one moment.</summary>
/// <param name="What">What is counted, in the plural: <c>chats</c>, <c>lines</c>.</param>
/// <param name="Total">How many there are; null where nobody knows.</param>
/// <param name="Fraction">How much of the input has been read, from 0 to 1. It is what is drawn where the total is not known.</param>
/// <param name="Succeeded">Those that were answered.</param>
/// <param name="Failed">Those that failed for good.</param>
/// <param name="DoneBefore">Those that an earlier run has done.</param>
/// <param name="InFlight">Those that run or wait.</param>
/// <param name="Elapsed">Since the first was sent.</param>
/// <param name="Cost">What the answers cost by their own account, in USD.</param>
/// <param name="Notes">What is worth a line of its own: why the run waits or is paused, and until when.</param>
/// <param name="Client">The client's own counters.</param>
internal sealed record RunProgress(
    string What, long? Total, double Fraction, long Succeeded, long Failed, long DoneBefore, long InFlight, TimeSpan Elapsed, decimal Cost,
    IReadOnlyList<string> Notes, ClientStatistics Client)
{
    /// <summary>The mean until an answer's first content; null where it says nothing, as where most answers come whole.</summary>
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>What this run has finished, well or not.</summary>
    public long Finished => Succeeded + Failed;

    public double Rate => Finished / Math.Max(0.001, Elapsed.TotalSeconds);

    /// <summary>Attempts that have ended.</summary>
    public long Attempts => Client.Keys.Sum(key => key.Attempts);

    /// <summary>How much of the whole is behind us, from 0 to 1: of a known total what is finished, else what has been read.</summary>
    public double Share => Math.Clamp(Total is > 0 and long total ? (double)(DoneBefore + Finished) / total : double.IsFinite(Fraction) ? Fraction : 0, 0, 1);

    /// <summary>How long the rest will take at the rate so far; null while nobody can tell, and at the end.</summary>
    public TimeSpan? Left
    {
        get
        {
            if (Finished == 0 || (Total is null && !(Fraction > 0)))
                return null;
            // What an earlier run has done is read in no time, so the share that was read says nothing about the time that is left: how many lines it
            // stands for does.
            double all = Total ?? ((DoneBefore + Finished + InFlight) / Math.Min(Fraction, 1));
            double seconds = (all - DoneBefore - Finished) / Rate;
            return seconds > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(9_999).TotalSeconds)) : null;
        }
    }
}
