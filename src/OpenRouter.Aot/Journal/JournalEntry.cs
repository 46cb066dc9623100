namespace OpenRouter.Aot;

/// <summary>What a journal keeps of a request in memory, in 8 bytes: what was asked, as a hash of 60 bits, how it stands, and whether this run has met it.</summary>
/// <param name="packed">The bits.</param>
internal readonly struct JournalEntry(ulong packed)
{
    private const int StateBits = 3;
    private const ulong StateMask = (1 << StateBits) - 1;
    private const ulong MetBit = 1 << StateBits;
    private const ulong LowBits = StateMask | MetBit;

    public JournalEntry(ulong fingerprint, JournalState state, bool isMet)
        : this((fingerprint & ~LowBits) | (isMet ? MetBit : 0) | (ulong)state)
    {
    }

    public ulong Packed => packed;

    public JournalState State => (JournalState)(packed & StateMask);

    /// <summary>Whether this run has met the request.</summary>
    public bool IsMet => (packed & MetBit) != 0;

    /// <summary>Whether what was asked is known.</summary>
    public bool HasFingerprint => (packed & ~LowBits) != 0;

    /// <summary>Whether the same was asked, as far as anybody knows.</summary>
    public bool Matches(ulong fingerprint) => !HasFingerprint || ((packed ^ fingerprint) & ~LowBits) == 0;

    public JournalEntry With(JournalState state) => new(packed, state, IsMet);

    public JournalEntry Met(bool isMet) => new(packed, State, isMet);
}
