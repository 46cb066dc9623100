namespace OpenRouter.Aot.Simulator;

/// <summary>A batch that was taken on. What it comes to is known from the start, and told bit by bit as its time passes.</summary>
/// <param name="Id">The service's id of it.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Submission">What was submitted.</param>
/// <param name="Outcome">What it comes to.</param>
/// <param name="Created">When it was taken on.</param>
internal sealed record StoredBatch(string Id, AccountState Account, BatchSubmission Submission, BatchOutcome Outcome, DateTimeOffset Created)
{
    private TimeSpan Length => TimeSpan.FromSeconds(Submission.Runs.Source.BatchSeconds);

    // A tenth of its time goes before its first request, and another after its last one.
    private DateTimeOffset Begins => Created + (Length / 10);

    private TimeSpan Running => Length * 8 / 10;

    public DateTimeOffset Ends => Created + Length;

    public bool IsOver(DateTimeOffset now) => now >= Ends;

    public string StatusAt(DateTimeOffset now)
    {
        if (IsOver(now)) return Outcome.Status;
        return now < Begins ? "validating" : now < Begins + Running ? "in_progress" : "finalizing";
    }

    /// <summary>How many of a number of requests are answered by now.</summary>
    public int CountAt(DateTimeOffset now, int all) =>
        IsOver(now) ? all : (int)Math.Clamp(all * (now - Begins).Ticks / Math.Max(1, Running.Ticks), 0, all);
}
