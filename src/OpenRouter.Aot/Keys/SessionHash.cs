namespace OpenRouter.Aot;

/// <summary>Hashes that place sessions. They are the same in every process, so that a conversation finds its account again after a restart.</summary>
internal static class SessionHash
{
    /// <summary>The hash of a text (FNV-1a, mixed); never 0, which stands for none.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        ulong hash = 14695981039346656037;
        foreach (char character in text)
            hash = (hash ^ character) * 1099511628211;
        return Math.Max(1, Chance.Mix(hash));
    }

    /// <summary>
    /// How much a place suits a session (weighted rendezvous hashing): each place wins in proportion to its weight, and one that goes takes only its
    /// own sessions along.
    /// </summary>
    public static double Score(ulong session, ulong place, double weight) =>
        -weight / Math.Log(((Chance.Mix(session ^ place) >> 11) + 0.5) * (1.0 / (1UL << 53)));
}
