namespace OpenRouter.Aot;

/// <summary>One bit a key, 64 a word. One change is one interlocked operation on one word.</summary>
internal sealed class HealthBits
{
    private readonly ulong[] words;

    /// <summary>Makes the bits of a number of keys.</summary>
    /// <param name="count">How many keys.</param>
    /// <param name="areSet">Whether they begin set.</param>
    public HealthBits(int count, bool areSet = false)
    {
        words = new ulong[(count + 63) / 64];
        for (int slot = 0; areSet && slot < count; slot++)
            words[slot >> 6] |= 1UL << (slot & 63);
    }

    public int WordCount => words.Length;

    public ulong Word(int index) => Volatile.Read(ref words[index]);

    public bool Contains(int slot) => (Word(slot >> 6) & (1UL << (slot & 63))) != 0;

    /// <summary>Sets or clears a bit; true where this call changed it.</summary>
    public bool Put(int slot, bool value)
    {
        if (Contains(slot) == value)
            return false;
        ulong bit = 1UL << (slot & 63);
        return value
            ? (Interlocked.Or(ref words[slot >> 6], bit) & bit) == 0
            : (Interlocked.And(ref words[slot >> 6], ~bit) & bit) != 0;
    }
}
