namespace OpenRouter.Aot.Cli;

/// <summary>Lines that have something in common: how many, and the first.</summary>
internal sealed class LineTally
{
    public long Count { get; private set; }

    /// <summary>The number of the first; 0 where there is none.</summary>
    public long First { get; private set; }

    public void Add(long line)
    {
        First = Count++ == 0 ? line : First;
    }
}
