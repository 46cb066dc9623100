namespace OpenRouter.Aot;

/// <summary>The keys that a group may use, as bits, whole and by account. Immutable once the ring stands.</summary>
internal sealed class KeyGroup(int wordCount)
{
    private readonly List<(PoolKey First, ulong[] Mask)> accounts = [];

    public ulong[] Mask { get; } = new ulong[wordCount];

    public void Add(PoolKey key)
    {
        ulong bit = 1UL << (key.Slot & 63);
        Mask[key.Slot >> 6] |= bit;
        int account = accounts.FindIndex(one => one.First.SharesAccountWith(key));
        if (account < 0)
        {
            account = accounts.Count;
            accounts.Add((key, new ulong[wordCount]));
        }

        accounts[account].Mask[key.Slot >> 6] |= bit;
    }

    /// <summary>
    /// The keys that serve free models: those of the first account of which any key serves at all. A free quota belongs to an account, and
    /// spreading over several would multiply it; only an account that is out for other reasons gives way to the next.
    /// </summary>
    public ulong[] MaskForFreeModels(HealthBits available)
    {
        foreach ((_, ulong[] mask) in accounts)
        {
            for (int i = 0; i < mask.Length; i++)
            {
                if ((available.Word(i) & mask[i]) != 0)
                    return mask;
            }
        }

        return Mask;
    }
}
