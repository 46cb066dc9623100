namespace OpenRouter.Aot;

/// <summary>The last refusals of a width, to tell which attempts did not run although they were on their way. Not safe for use by several threads.</summary>
internal struct RefusalWindow
{
    // A burst is as large as the width was; of a larger one the oldest tell nothing new.
    private const int Length = 256;

    private (long Ordinal, long Begun)[]? entries;
    private long count;

    /// <summary>How many attempts had begun when the last refusal came; 0 before the first.</summary>
    public long Last { get; private set; }

    /// <summary>An attempt was refused.</summary>
    /// <param name="ordinal">Which one.</param>
    /// <param name="begun">How many have begun by now.</param>
    public void Add(long ordinal, long begun)
    {
        entries ??= new (long, long)[Length];
        entries[count++ % Length] = (ordinal, begun);
        Last = begun;
    }

    /// <summary>How many of those that were on their way when an attempt began have been refused by now.</summary>
    /// <param name="ordinal">The attempt.</param>
    public readonly int CountAhead(long ordinal)
    {
        int ahead = 0;
        // From the newest on: one that came before the attempt began is followed only by older ones.
        for (long at = count - 1; at >= 0 && at > count - 1 - Length; at--)
        {
            (long refused, long begun) = entries![at % Length];
            if (begun < ordinal)
                break;
            ahead += refused < ordinal ? 1 : 0;
        }

        return ahead;
    }
}
