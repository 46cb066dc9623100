namespace OpenRouter.Aot;

/// <summary>Counts over a journal: requests by how they stand, what they cost, and how fast answers came. Not safe for use by several threads.</summary>
internal sealed class JournalTally
{
    // Between two answers farther apart than this the run stood still, waited, or was another.
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(30);

    private readonly long[] counts = new long[Enum.GetValues<JournalState>().Length];
    private long answered;
    private long promptTokens;
    private long completionTokens;
    private TimeSpan activeTime;
    private DateTimeOffset last;

    public decimal Cost { get; private set; }

    public long Count(JournalState state) => counts[(int)state];

    public void Move(JournalState from, JournalState to)
    {
        counts[(int)from]--;
        counts[(int)to]++;
    }

    public void Add(in DoneRecord done)
    {
        Cost += done.Cost ?? 0;
        TimeSpan gap = done.At - last;
        if (gap > TimeSpan.Zero && gap < LongestGap)
            activeTime += gap;
        last = done.At > last ? done.At : last;
        if (done.State != JournalState.Succeeded)
            return;
        answered++;
        promptTokens += done.PromptTokens;
        completionTokens += done.CompletionTokens;
    }

    public BulkPace? GetPace() => answered == 0 ? null
        : new BulkPace(answered, activeTime, (double)promptTokens / answered, (double)completionTokens / answered, Cost / answered);

    public void ClearStates() => Array.Clear(counts);

    public void Clear()
    {
        ClearStates();
        (answered, promptTokens, completionTokens, Cost, activeTime, last) = (0, 0, 0, 0, default, default);
    }
}
