namespace OpenRouter.Aot;

/// <summary>One bit a key, 64 a word: the truth about which keys serve. One failure changes one bit with one interlocked operation.</summary>
internal sealed class HealthBits
{
    private readonly ulong[] words;

    public HealthBits(int count)
    {
        words = new ulong[(count + 63) / 64];
        for (int slot = 0; slot < count; slot++)
            words[slot >> 6] |= 1UL << (slot & 63);
    }

    public int WordCount => words.Length;

    public ulong Word(int index) => Volatile.Read(ref words[index]);

    public bool Contains(int slot) => (Word(slot >> 6) & (1UL << (slot & 63))) != 0;

    /// <summary>Sets a bit; true where this call changed it.</summary>
    public bool Set(int slot)
    {
        ulong bit = 1UL << (slot & 63);
        return (Interlocked.Or(ref words[slot >> 6], bit) & bit) == 0;
    }

    /// <summary>Clears a bit; true where this call changed it, which makes it the one that may probe.</summary>
    public bool Clear(int slot)
    {
        ulong bit = 1UL << (slot & 63);
        return (Interlocked.And(ref words[slot >> 6], ~bit) & bit) != 0;
    }
}
