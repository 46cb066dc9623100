namespace OpenRouter.Aot;

/// <summary>A set of keys of one ring as bits. It allocates with its first member, so a request that fails nowhere pays nothing.</summary>
internal struct KeySet
{
    private ulong[]? words;

    /// <summary>A copy of a set.</summary>
    public KeySet(in KeySet other) => words = (ulong[]?)other.words?.Clone();

    public readonly bool IsEmpty => words is null;

    public void Add(PoolKey key)
    {
        words ??= new ulong[key.WordCount];
        words[key.Slot >> 6] |= 1UL << (key.Slot & 63);
    }

    public readonly bool Contains(PoolKey key) => words is not null && (words[key.Slot >> 6] & (1UL << (key.Slot & 63))) != 0;

    public readonly ulong Word(int index) => words is null ? 0 : words[index];
}
