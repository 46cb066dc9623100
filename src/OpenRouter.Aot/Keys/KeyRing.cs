using System.Collections.Frozen;
using System.Numerics;

namespace OpenRouter.Aot;

/// <summary>
/// The keys of a pool and the pick among them: one ticket, the bits of the keys that serve, the (ticket mod count)-th of them. Whoever is sick,
/// the others share exactly. No lock, no clock and no allocation on the pick.
/// </summary>
internal sealed class KeyRing
{
    /// <summary>The most keys of a pool: 64 words of 64 bits.</summary>
    public const int MaxKeys = 4096;

    private readonly PoolKey[] keys;
    private readonly FrozenDictionary<string, KeyGroup> groups;
    private readonly KeyGroup ungrouped;
    private long ticket = -1;

    public KeyRing(IReadOnlyList<KeyOptions> options, BreakerOptions breaker, TimeProvider time, Chance chance)
    {
        Breaker = breaker;
        Time = time;
        Chance = chance;
        Available = new HealthBits(options.Count);
        AvailableForFreeModels = new HealthBits(options.Count);
        keys = new PoolKey[options.Count];
        ungrouped = new KeyGroup(Available.WordCount);
        var named = new Dictionary<string, KeyGroup>(StringComparer.Ordinal);
        for (int slot = 0; slot < keys.Length; slot++)
        {
            PoolKey key = keys[slot] = new PoolKey(options[slot], AliasOf(options[slot], slot), slot, this);
            KeyGroup? group = ungrouped;
            if (key.Group is { } name && !named.TryGetValue(name, out group))
                named.Add(name, group = new KeyGroup(Available.WordCount));
            group.Add(key);
        }

        groups = named.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public BreakerOptions Breaker { get; }

    public TimeProvider Time { get; }

    public Chance Chance { get; }

    public HealthBits Available { get; }

    public HealthBits AvailableForFreeModels { get; }

    public IReadOnlyList<PoolKey> Keys => keys;

    /// <summary>The alias of a key at a position of the options.</summary>
    public static string AliasOf(KeyOptions options, int slot) => options.Alias ?? $"key-{slot + 1}";

    /// <summary>Lends the next key.</summary>
    /// <param name="group">The group that asks; null uses only keys without a group.</param>
    /// <param name="isFreeModel">Whether the model is a free one, whose quota is another.</param>
    /// <param name="excluded">Keys that this request must not use.</param>
    /// <param name="lease">The key on loan.</param>
    public bool TryAcquire(string? group, bool isFreeModel, in KeySet excluded, out KeyLease lease)
    {
        ulong[] mask = MaskOf(group, isFreeModel);
        while (true)
        {
            int count = 0;
            for (int i = 0; i < mask.Length; i++)
                count += BitOperations.PopCount(Candidates(i, mask, isFreeModel, excluded));
            if (count == 0)
            {
                lease = default;
                return false;
            }

            // A bit that clears between counting and choosing sends the pick round again with a new ticket.
            int k = (int)((ulong)Interlocked.Increment(ref ticket) % (ulong)count);
            if (Choose(k, mask, isFreeModel, excluded) is not { } key || !TryEnter(key, isFreeModel, out KeyLease.Probes probes))
                continue;
            key.Begin();
            lease = new KeyLease(key, probes);
            return true;
        }
    }

    /// <summary>Whether any key outside <paramref name="excluded"/> could serve now.</summary>
    public bool CanServe(string? group, bool isFreeModel, in KeySet excluded)
    {
        ulong[] mask = MaskOf(group, isFreeModel);
        for (int i = 0; i < mask.Length; i++)
        {
            if (Candidates(i, mask, isFreeModel, excluded) != 0)
                return true;
        }

        return false;
    }

    /// <summary>Every key that the group may use, with the reason why it does not serve.</summary>
    public IEnumerable<(PoolKey Key, KeyBreaker Out)> Outages(string? group, bool isFreeModel)
    {
        ulong[] mask = MaskOf(group, isFreeModel);
        foreach (PoolKey key in keys)
        {
            if ((mask[key.Slot >> 6] & (1UL << (key.Slot & 63))) == 0)
                continue;
            bool isFreeBenched = isFreeModel && key.Breaker.State == KeyState.Available && key.FreeBench.State != KeyState.Available;
            yield return (key, isFreeBenched ? key.FreeBench : key.Breaker);
        }
    }

    /// <summary>Draws the consequences of a verdict for the keys.</summary>
    /// <param name="key">The key of the attempt.</param>
    /// <param name="verdict">The verdict; not one on the service, which says nothing of any key.</param>
    /// <param name="isFreeProbe">Whether the attempt was the probe of the key's free-model quota.</param>
    public void Report(PoolKey key, in Verdict verdict, bool isFreeProbe)
    {
        switch (verdict)
        {
            case { Scope: VerdictScope.Key, Action: VerdictAction.Quarantine }:
                key.Breaker.Open(KeyState.Quarantined, null, key.Secret.Redact(verdict.Reason));
                break;
            case { Scope: VerdictScope.Key, Until: { } until }:
                key.Breaker.Open(KeyState.Benched, until, key.Secret.Redact(verdict.Reason));
                break;
            case { Scope: VerdictScope.Key }:
                key.Breaker.Fail(key.Secret.Redact(verdict.Reason));
                break;
            case { Scope: VerdictScope.Account, Action: VerdictAction.Bench }:
                BenchAccount(key, verdict);
                break;
            default:
                // Success, or a failure that comes only after the key was accepted.
                key.Breaker.Succeed();
                if (isFreeProbe)
                    key.FreeBench.Succeed();
                break;
        }
    }

    private void BenchAccount(PoolKey key, in Verdict verdict)
    {
        foreach (PoolKey other in keys)
        {
            if (!other.SharesAccountWith(key))
                continue;
            KeyBreaker breaker = verdict.FreeModelsOnly ? other.FreeBench : other.Breaker;
            breaker.Open(KeyState.Benched, verdict.Until, key.Secret.Redact(verdict.Reason));
        }

        if (verdict.FreeModelsOnly)
            key.Breaker.Succeed();
    }

    private ulong[] MaskOf(string? name, bool isFreeModel)
    {
        KeyGroup? group = ungrouped;
        if (name is not null && !groups.TryGetValue(name, out group))
            throw new OpenRouterConfigurationException([$"No key belongs to the group '{name}'."]);
        return isFreeModel ? group.MaskForFreeModels(Available) : group.Mask;
    }

    private ulong Candidates(int index, ulong[] mask, bool isFreeModel, in KeySet excluded)
    {
        ulong word = Available.Word(index) & mask[index] & ~excluded.Word(index);
        return isFreeModel ? word & AvailableForFreeModels.Word(index) : word;
    }

    private PoolKey? Choose(int k, ulong[] mask, bool isFreeModel, in KeySet excluded)
    {
        for (int i = 0; i < mask.Length; i++)
        {
            ulong word = Candidates(i, mask, isFreeModel, excluded);
            int count = BitOperations.PopCount(word);
            if (k < count)
                return keys[(i * 64) + BitSelect.Find(word, k)];
            k -= count;
        }

        return null;
    }

    private static bool TryEnter(PoolKey key, bool isFreeModel, out KeyLease.Probes probes)
    {
        probes = KeyLease.Probes.None;
        if (!key.Breaker.TryEnter(out bool isProbe))
            return false;
        if (isProbe)
            probes |= KeyLease.Probes.AllModels;
        if (!isFreeModel)
            return true;
        if (key.FreeBench.TryEnter(out bool isFreeProbe))
        {
            if (isFreeProbe)
                probes |= KeyLease.Probes.FreeModels;
            return true;
        }

        if (isProbe)
            key.Breaker.ReturnProbe();
        return false;
    }
}
