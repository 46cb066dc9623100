namespace OpenRouter.Aot.Soak;

/// <summary>What the threads counted themselves of one key, to be compared with what the ring counted.</summary>
internal sealed class Tally
{
    public long Picks { get; set; }

    public long Succeeded { get; set; }

    public long Abandoned { get; set; }

    /// <summary>Failures by scope.</summary>
    public long[] Failed { get; } = new long[Enum.GetValues<VerdictScope>().Length];

    public void Add(Tally other)
    {
        Picks += other.Picks;
        Succeeded += other.Succeeded;
        Abandoned += other.Abandoned;
        for (int scope = 0; scope < Failed.Length; scope++)
            Failed[scope] += other.Failed[scope];
    }

    public void Count(in Verdict verdict)
    {
        if (verdict.IsAccepted)
            Succeeded++;
        else
            Failed[(int)verdict.Scope]++;
    }

    public override string ToString() => $"{Picks} picks, {Succeeded} good, {Abandoned} abandoned, failed by scope {string.Join('/', Failed)}";
}
